import { isJudgedNetwork } from '../../../model/network-states.ts';
import { isProblem, type ServiceState } from '../../../model/verdict.ts';
import { doubtText, failingText, isOnlySeenOnce } from '../../shared/current/headline.ts';
import type { Row } from '../../shared/current/rows.ts';
import { callsText, wellGroups } from '../../shared/current/what-works.ts';
import { countryName, list, momentWithZone } from '../../shared/format.ts';
import { clock, dateFormat } from '../../shared/intl-formats.ts';
import { t, textKey } from '../../shared/text.ts';
import type { SharedResult } from './shared-result.ts';

/** What a shared result says first: what fails, or what else there is to say. */
export interface Said {
  readonly text: string;
  /** "since 25 Nov, 16:57 · looks blocked" */
  readonly aside?: string;
  readonly state?: ServiceState;
}

/** A shared result in words, the same in the texts and in the picture. */
export interface ResultWords {
  /** Never empty. */
  readonly lead: readonly Said[];
  /** What works, what is not sure, and what could not be tested. */
  readonly others: readonly string[];
  /** When and where it was tested, and through what. */
  readonly about: readonly string[];
}

export const betweenParts = ' · ';

export function wordsOf(result: SharedResult): ResultWords {
  const lead = leadOf(result);
  const others = othersOf(result.rows);
  return { lead, others: others.filter((text) => lead.every((said) => said.text !== text)), about: aboutOf(result) };
}

function leadOf({ network, rows }: SharedResult): Said[] {
  if (!isJudgedNetwork(network)) return [{ text: t(textKey('shared_network', network)) }];
  const problems = rows.filter(({ state }) => isProblem(state));
  if (problems.length > 0) return problems.map(problem);
  const works = rows.filter(({ state }) => state === 'works');
  return works.length > 0
    ? wellTexts(works).map((text): Said => ({ text, state: 'works' }))
    : [{ text: t('shared_nothing_judged'), state: 'unsure' }];
}

function problem(row: Row): Said {
  const aside = [sinceText(row), doubtText([row])].filter(Boolean).join(betweenParts);
  const { state, current } = row;
  // Whoever reads it may be in another country.
  const text = current?.effects.includes('refused')
    ? t('shared_refused', { app: row.service.name })
    : failingText([row]);
  return { text, ...(state ? { state } : {}), ...(aside ? { aside } : {}) };
}

/** With the day, because nobody knows when it is read. The zone stands with the time of the check. */
function sinceText(row: Row): string | undefined {
  const { current } = row;
  if (!current?.since || isOnlySeenOnce(row)) return undefined;
  const { at, atLeast } = current.since;
  const when = dateFormat({ day: 'numeric', month: 'short', ...clock() }).format(at);
  return t(atLeast ? 'since_at_least' : 'since', { when });
}

function othersOf(rows: readonly Row[]): string[] {
  const those = (state: ServiceState) => rows.filter((row) => row.state === state);
  const [works, unsure] = [those('works'), those('unsure')];
  return [
    ...wellTexts(works),
    ...[callsText(works) ?? []].flat(),
    ...(unsure.length > 0 ? [t('unsure_about', { apps: names(unsure) })] : []),
    ...(['site-only', 'untestable'] as const).flatMap((state) => {
      const some = those(state);
      return some.length > 0 ? [t('fails_parts', { apps: names(some), effects: t(textKey('state', state)) })] : [];
    }),
  ];
}

/** "Messages and photos work: Signal and Messenger". All are named, since a reader sees no list. */
function wellTexts(works: readonly Row[]): string[] {
  return wellGroups(works).map(({ text, rows }) => t('fails_parts', { apps: names(rows), effects: text }));
}

const names = (rows: readonly Row[]) => list(rows.map(({ service }) => service.name));

/** The connection is left out where the lead says it, or where there is nothing to say. */
function aboutOf({ at, network, networkLabel, country }: SharedResult): string[] {
  const place = country && countryName(country);
  const where = [t('shared_tested', { time: momentWithZone(at) }), networkLabel, place].filter(Boolean);
  const through = network === 'online' || !isJudgedNetwork(network) ? [] : [t(textKey('shared_network', network))];
  return [where.join(betweenParts), ...through];
}
