import { type CrowdVerdict, crowdMarks, crowdVerdict } from '../../protocol/wire/cell.ts';
import type { Cell } from '../../protocol/wire/snapshot.ts';
import { fillText, type TextValues } from '../../src/model/fill-text.ts';
import { type Language, languages, languageTag } from '../../src/model/language.ts';
import { listFormat } from '../../src/model/list-format.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { type TextKey, textsOf } from './texts.ts';

/** The words and formats of the public pages in one language. */
export interface Words {
  readonly language: Language;
  /** BCP 47. */
  readonly tag: string;
  t(key: TextKey, values?: TextValues): string;
  percent(share: number): string;
  /** @param day days since 1970 */
  day(day: number, style?: 'long' | 'short'): string;
  /** @param at epoch s */
  time(at: number): string;
  /** The name of a country with this two-letter code. */
  country(code: string): string;
  list(names: readonly string[]): string;
}

const dayMs = 24 * 60 * 60 * 1000;

function makeWords(language: Language): Words {
  const tag = languageTag(language);
  const texts = textsOf(language);
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const regions = new Intl.DisplayNames([tag], { type: 'region' });
  const names = listFormat(tag);
  const dates = {
    long: new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long' }),
    short: new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'short' }),
  };
  const times = new Intl.DateTimeFormat(tag, {
    timeZone: 'UTC',
    timeZoneName: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    language,
    tag,
    t: (key, values = {}) => fillText(texts[key], values, tag),
    percent: (share) => percents.format(share),
    day: (day, style = 'long') => dates[style].format(day * dayMs),
    time: (at) => times.format(at * 1000),
    country: (code) => regions.of(code) ?? code,
    list: (all) => names.format(all),
  };
}

const made = new Map(languages.map((language) => [language, makeWords(language)]));

export function wordsOf(language: Language): Words {
  const words = made.get(language);
  if (!words) throw new Error(`there are no words for ${language}`);
  return words;
}

/** The mark of a cell: a word, and the shape and colours of a state. */
export interface Mark {
  readonly word: string;
  readonly state: ServiceState;
}

const wordKeys: Readonly<Record<CrowdVerdict, TextKey>> = {
  works: 'crowd_word_works',
  mixed: 'crowd_word_mixed',
  problem: 'crowd_word_problem',
  contested: 'crowd_word_contested',
  held: 'crowd_word_held',
  'too-few': 'crowd_word_too_few',
};

export function markOf({ t }: Words, cell: Cell | undefined): Mark {
  const verdict = crowdVerdict(cell);
  if (verdict === 'problem' && cell && cell[2] > cell[0] / 2) return { word: t('looks_blocked'), state: 'blocked' };
  return { word: t(wordKeys[verdict]), state: crowdMarks[verdict] };
}

/** What the reports of a cell say, in parts. All counts are rounded: zero may stand for a few. */
export function countsOf({ t, percent }: Words, [n, problem, blocked]: Cell): string[] {
  const seen = problem === 0 ? t('hardly_any') : t('crowd_see_problem', { percent: percent(problem / n) });
  const blocks = problem > 0 && blocked > 0 ? [t('crowd_blocked_part', { percent: percent(blocked / problem) })] : [];
  return [seen, ...blocks, t('crowd_n', { n })];
}

/** ISO 8601, for machines. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
