/** The lines and sizes of a text in a picture. Estimated and not measured, so that they do not depend on installed fonts. */

/** The average width of a letter, as a share of the font size, in the widest of the usual fonts. */
const letterWidth = 0.53;
const cyrillicWidth = 0.61;
const cyrillic = /\p{Script=Cyrillic}/u;

/** Chinese, Japanese and Korean letters and their punctuation are squares. */
const square = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** Marks that are not seen take no room. */
const unseen = /[\p{M}\p{Cf}]/u;

function widthOf(text: string, size: number): number {
  return [...text].reduce((ems, letter) => ems + emsOf(letter), 0) * size;
}

function emsOf(letter: string): number {
  if (square.test(letter)) return 1;
  if (unseen.test(letter)) return 0;
  return cyrillic.test(letter) ? cyrillicWidth : letterWidth;
}

/** What stays together on a line, with the punctuation and the blank after it: a word, or one square. */
const piece =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]*)[\u3000-\u303f\uff00-\uff60]*\s*/gu;

/** Breaks a text into lines that are no wider than the room: at blanks, between squares, and after their punctuation. */
export function linesIn(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const next of text.match(piece) ?? []) {
    if (line !== '' && widthOf(line + next.trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += next;
  }
  return [...lines, line.trimEnd()];
}
