import { type CrowdVerdict, crowdMarks, crowdVerdict } from '../../community/protocol/wire/cell.ts';
import type { Cell } from '../../community/protocol/wire/snapshot.ts';
import type { ServiceState } from '../../model/verdict.ts';

/** The words of the public pages. They are in English for now; the extension has them in all its languages. */

/** How a cell is marked: with a word, and the shape and colours of a state. */
export interface Mark {
  readonly word: string;
  readonly state: ServiceState;
}

const words: Readonly<Record<CrowdVerdict, string>> = {
  works: 'Works',
  mixed: 'Mixed',
  problem: 'Has problems',
  contested: 'Contested',
  held: 'May be changing',
  'too-few': 'Too little to tell',
};

export function markOf(cell: Cell | undefined): Mark {
  const verdict = crowdVerdict(cell);
  if (verdict === 'problem' && cell && cell[2] > cell[0] / 2) return { word: 'Looks blocked', state: 'blocked' };
  return { word: words[verdict], state: crowdMarks[verdict] };
}

/** A snapshot does not say which of these is true: the last one holds in the first hours of a block. */
const noCellText =
  'In the last 24 hours, or in the week before, there were too few reports to publish, or only six hours of them say ' +
  'something new as yet.';

/** The counts of a 24-hour cell as a sentence. */
export function countsOf(cell: Cell | undefined): string {
  if (!cell) return noCellText;
  const [n, problem, blocked] = cell;
  const reports = `of about ${number(n)} reports in the last 24 hours`;
  // All counts are rounded: zero may stand for a few, and equal numbers for different ones.
  if (problem === 0) return `Hardly any, or none, ${reports} see a problem.`;
  const seen = `About ${number(problem)} ${reports} see a problem`;
  if (blocked === problem) return `${seen}, all, or nearly all, of these a block.`;
  const part = blocked === 0 ? 'hardly any, or none,' : `about ${number(blocked)}`;
  return `${seen}, ${part} of these a block.`;
}

export const number = (value: number): string => value.toLocaleString('en');
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

const dayMs = 24 * 60 * 60 * 1000;

/** @param day days since 1970 */
export function dayText(day: number, style: 'long' | 'short' = 'long'): string {
  const date = new Date(day * dayMs);
  return date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: style,
    ...(style === 'long' ? { year: 'numeric' } : {}),
  });
}

/** ISO 8601, for machines. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** @param at epoch s */
export function timeText(at: number): string {
  return `${dayText(Math.floor((at * 1000) / dayMs))}, ${new Date(at * 1000).toISOString().slice(11, 16)} UTC`;
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

export const countryName = (country: string): string => regions.of(country) ?? country;
