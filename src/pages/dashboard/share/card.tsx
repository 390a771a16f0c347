import type { Tone } from '../../../model/state-marks.ts';
import type { ServiceState } from '../../../model/verdict.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { plural, t } from '../../shared/text.ts';
import { wordsOf } from './result-words.ts';
import { closing } from './share-text.ts';
import type { SharedResult } from './shared-result.ts';

/** The size that messengers and social networks show without cropping. */
export const cardWidth = 1200;
export const cardHeight = 630;

const edge = 56;
const room = cardWidth - 2 * edge;
const bandHeight = 12;

/** More problems than these are counted. */
const maxProblems = 4;

/** The colours of the light theme. A picture has no dark mode. */
const colours: Readonly<Record<Tone, string>> = {
  works: '#0a5c8f',
  slow: '#6b5000',
  partial: '#a83200',
  down: '#a83200',
  blocked: '#45091c',
  quiet: '#4b4f55',
};
const ink = '#15181c';
const quietInk = '#5a5f66';
const brandInk = '#0a5c8f';

/** A text of the picture that stands by itself, in one of its two sizes. */
interface Block {
  readonly text: string;
  readonly large?: true;
  readonly fill: string;
  readonly state?: ServiceState;
  /** Stands right under the block before, and as far in as a text behind its mark. */
  readonly under?: true;
}

interface Placed extends Block {
  readonly lines: readonly string[];
  readonly size: number;
}

/** The result as an SVG picture that fills its space. The same result always gives the same picture. It has no logos. */
export function Card({ result, rtl }: { readonly result: SharedResult; readonly rtl: boolean }) {
  const { title, blocks } = contentOf(result);
  const placed = fill(blocks);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${cardWidth} ${cardHeight}`}
      width={cardWidth}
      height={cardHeight}
      direction={rtl ? 'rtl' : 'ltr'}
      font-family='system-ui, "Segoe UI", Roboto, "Noto Sans", "Vazirmatn", sans-serif'
      style="--mark-cut: #ffffff"
    >
      <title>{title}</title>
      <rect width={cardWidth} height={cardHeight} fill="#ffffff" />
      <rect width={cardWidth} height={bandHeight} fill={brandInk} />
      {placed.map(({ top, ...block }) => (
        <Text key={block.text} block={block} top={top} rtl={rtl} />
      ))}
    </svg>
  );
}

function contentOf(result: SharedResult): { readonly title: string; readonly blocks: readonly Block[] } {
  const { lead, others, about } = wordsOf(result);
  const shown = lead.slice(0, maxProblems);
  const left = lead.length - shown.length;
  const small = (text: string, fill: string): Block => ({ text, fill });
  const blocks: Block[] = [
    small(t('appName'), brandInk),
    ...shown.flatMap(({ text, aside, state }): Block[] => [
      { text, large: true, fill: state ? colours[toneOf(state)] : ink, ...(state ? { state } : {}) },
      ...(aside ? [{ text: aside, fill: quietInk, under: true as const }] : []),
    ]),
    ...(left > 0 ? [small(plural('more_problems', left), ink)] : []),
    ...others.map((text) => small(text, ink)),
    ...[...about, ...closing()].map((text) => small(text, quietInk)),
  ];
  return { title: shown.map(({ text }) => text).join('. '), blocks };
}

/** Large type is so many times as large as small type. */
const largeTimes = 1.6;
const lineHeight = 1.3;
const [largestSmall, smallestSmall] = [38, 16];

/** The largest two sizes at which everything fits, and what is left over shared out between the blocks. */
function fill(blocks: readonly Block[]): readonly (Placed & { readonly top: number })[] {
  const height = cardHeight - bandHeight - edge;
  let small = largestSmall;
  while (small > smallestSmall && heightOf(inSize(blocks, small)) + gapsOf(blocks) * small * 0.4 > height) small--;
  const sized = inSize(blocks, small);
  const gap = Math.max(0, (height - heightOf(sized)) / Math.max(1, gapsOf(blocks)));
  let top = bandHeight + edge / 2;
  return sized.map((block, index) => {
    if (index > 0 && !block.under) top += gap;
    const own = { ...block, top };
    top += heightOf([block]);
    return own;
  });
}

function inSize(blocks: readonly Block[], small: number): Placed[] {
  return blocks.map((block) => {
    const size = block.large ? Math.round(small * largeTimes) : small;
    const inset = block.state || block.under ? insetOf(small) : 0;
    return { ...block, size, lines: linesIn(block.text, size, room - inset) };
  });
}

/** The room of a mark and its distance. */
const insetOf = (small: number) => Math.round(small * largeTimes * 1.35);
const heightOf = (placed: readonly Placed[]) =>
  placed.reduce((sum, { lines, size }) => sum + lines.length * size * lineHeight, 0);
const gapsOf = (blocks: readonly Block[]) => blocks.filter(({ under }) => !under).length - 1;

interface TextProps {
  readonly block: Placed;
  readonly top: number;
  readonly rtl: boolean;
}

function Text({ block: { lines, size, fill: colour, state, under, large }, top, rtl }: TextProps) {
  const small = large ? Math.round(size / largeTimes) : size;
  const inset = state || under ? insetOf(small) : 0;
  const start = (distance: number) => (rtl ? cardWidth - edge - distance : edge + distance);
  const mark = size / 16;
  return (
    <>
      {state && (
        <g
          transform={`translate(${rtl ? start(0) - size : start(0)} ${top + size * 0.15}) scale(${mark})`}
          style={`color: ${colour}; --mark: ${colour}`}
        >
          <StateMark state={state} />
        </g>
      )}
      {lines.map((line, index) => (
        <text
          key={line}
          x={start(inset)}
          y={top + size * (0.95 + index * lineHeight)}
          font-size={size}
          font-weight={large ? 650 : 400}
          fill={colour}
        >
          {line}
        </text>
      ))}
    </>
  );
}

/** The lines and sizes of a text in a picture. Estimated and not measured, so that they do not depend on installed fonts. */

/** The average width of a letter, as a share of the font size, in the widest of the usual fonts. */
const letterWidth = 0.53;
const cyrillicWidth = 0.61;
const cyrillic = /\p{Script=Cyrillic}/u;

/** Chinese, Japanese and Korean letters and their punctuation are squares. */
const square = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** The average width of a Burmese letter, and of a mark that takes room beside its letter. Our estimate. */
const burmeseWidth = 0.8;
const burmeseMarkWidth = 0.5;
const burmese = /\p{Script=Myanmar}/u;
const spacingMark = /\p{Mc}/u;

/** Marks that are not seen take no room. */
const unseen = /[\p{M}\p{Cf}]/u;

function widthOf(text: string, size: number): number {
  return [...text].reduce((ems, letter) => ems + emsOf(letter), 0) * size;
}

function emsOf(letter: string): number {
  if (square.test(letter)) return 1;
  if (burmese.test(letter) && spacingMark.test(letter)) return burmeseMarkWidth;
  if (unseen.test(letter)) return 0;
  if (burmese.test(letter)) return burmeseWidth;
  return cyrillic.test(letter) ? cyrillicWidth : letterWidth;
}

/** What stays together on a line, with the punctuation and the blank after it: a word, or one square. */
const piece =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]*)[\u3000-\u303f\uff00-\uff60]*\s*/gu;

/** Burmese has blanks between phrases alone, so the browser finds its words. Punctuation stays with the word before it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const whole of text.match(piece) ?? []) {
    const words = burmese.test(whole) ? [...new Intl.Segmenter('my', { granularity: 'word' }).segment(whole)] : [];
    if (words.length === 0) pieces.push(whole);
    for (const { segment, isWordLike = false } of words) {
      if (isWordLike || pieces.length === 0) pieces.push(segment);
      else pieces.push(`${pieces.pop()}${segment}`);
    }
  }
  return pieces;
}

/** Breaks a text into lines that are no wider than the room: at blanks, between squares, and after their punctuation. */
function linesIn(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const next of piecesOf(text)) {
    if (line !== '' && widthOf(line + next.trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += next;
  }
  return [...lines, line.trimEnd()];
}
