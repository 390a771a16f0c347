/** The lines and sizes of a text in a picture. Estimated and not measured, so that they do not depend on installed fonts. */

/** The average width of a letter, as a share of the font size: wide enough for capitals and bold type. */
const letterWidth = 0.53;

/** Chinese, Japanese and Korean letters and their punctuation are squares. */
const square = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** Marks that are not seen take no room. */
const unseen = /[\p{M}\p{Cf}]/u;

function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += square.test(letter) ? 1 : unseen.test(letter) ? 0 : letterWidth;
  return ems * size;
}

/** Breaks a text into lines that are no wider than the room: at blanks, or between squares. */
export function linesIn(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\S+\s*/gu)?.flatMap(bySquares) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** A line may end between two squares, but not before punctuation. */
function bySquares(word: string): string[] {
  return (
    word.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s]*\s*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    ) ?? [word]
  );
}
