import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { directionOf } from '../../src/model/language.ts';
import { stateMarks, type Tone } from '../../src/model/state-marks.ts';
import type { Mark, Words } from './words.ts';

/** A picture has no style sheet, so its colours are here: each has a contrast of 4.5 with white. */
const colours: Readonly<Record<Tone, string>> = {
  works: '#1a7340',
  slow: '#8a5a00',
  partial: '#a8470a',
  blocked: '#b3261e',
  down: '#6b3fa0',
  quiet: '#54606e',
};

const height = 20;
const letter = 7.2;
const wideLetter = 12;

/** About how wide a text is: Chinese letters are as wide as they are high. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? wideLetter : letter), 0);

/** The state of a messenger in a country, as a picture for other pages. */
export function embeddedMark({ tag }: Words, title: string, { word, state }: Mark): string {
  const { tone, shape } = stateMarks[state];
  const left = Math.ceil(widthOf(title)) + 12;
  const width = left + Math.ceil(widthOf(word)) + 30;
  const svg = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}: ${word}`}
    >
      <rect width={width} height={height} rx="4" fill="#2b3440" />
      <path d={`M${left} 0h${width - left - 4}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H${left}z`} fill={colours[tone]} />
      <g
        fill="#fff"
        font-family="system-ui,sans-serif"
        font-size="12"
        direction={directionOf(tag)}
        text-anchor="middle"
      >
        <text x={left / 2} y="14">
          {title}
        </text>
        <text x={left + 21 + (width - left - 26) / 2} y="14">
          {word}
        </text>
      </g>
      <g transform={`translate(${left + 5} 3) scale(.875)`}>
        {shape.map(([element, attributes]) => createElement(element, attributes))}
      </g>
    </svg>
  );
  return `${renderToString(svg).replaceAll('var(--mark-cut)', colours[tone]).replaceAll('currentColor', '#fff')}\n`;
}
