import { isWhole } from '../../../model/effect.ts';
import { isMakerShown } from '../../../model/instruments.ts';
import { isThroughVpn } from '../../../model/network-label.ts';
import { isJudgedNetwork, type UnjudgedNetwork } from '../../../model/network-states.ts';
import { ownReasonsOf } from '../../../model/own-reasons.ts';
import type { Round } from '../../../model/round.ts';
import { isCounted, isProblem, type ServiceState } from '../../../model/verdict.ts';
import { longestRoundMs } from '../../../schedule/round-length.ts';
import { connectionOf } from '../connection-of.ts';
import { ago, beginning, inTextDirection, moment } from '../format.ts';
import { t, textKey } from '../text.ts';
import { type Row, staleMs } from './rows.ts';
import { partsText } from './status-word.ts';
import type { View } from './view.ts';
import { callsText, insteadText, names, wellGroups, wellText } from './what-works.ts';

/** The sentence with which the popup and the overview begin. */
export interface Headline {
  /** What fails first of all, or what else there is to say. Never empty. */
  readonly lines: readonly HeadlineLine[];
  /** The messengers that the first line is about, if it is about what fails. The list says nothing of it again. */
  readonly about?: readonly Row[];
  /** "Calls can't be tested": what is known of calls where nothing fails. */
  readonly calls?: string;
  /** "Write or call on Signal and Messenger" */
  readonly works?: string;
}

export interface HeadlineLine {
  readonly text: string;
  /** The mark beside the line. */
  readonly state?: ServiceState;
  /** "since 16:57 · looks blocked" */
  readonly aside?: string;
}

export function headlineOf(view: View, rows: readonly Row[], now: number): Headline {
  const says = (text: string): Headline => ({ lines: [{ text }] });
  if (view.storeProblem) return says(t('headline_store'));
  if (view.services.length === 0) return says(t('headline_none'));
  if (view.running && !hasNews(view, rows, now)) return says(t('headline_running'));
  if (!view.ended && !view.running) return says(t('headline_first_run'));
  if (view.running) return seenThrough(view.running, ofResults(rows, now));
  if (!view.finished) return says(t('headline_unfinished'));
  if (isStale(view, now)) return says(pastText(rows, checkedAt(view.finished), now));
  const network = connectionOf(view.finished);
  if (network === undefined || isJudgedNetwork(network)) return seenThrough(view.finished, ofResults(rows, now));
  return { ...says(t(textKey('network', network))), ...worksLine(rows.filter(isFresh)) };
}

/** A result through a VPN or proxy says so with its first words: it describes another place. */
function seenThrough(round: Round, headline: Headline): Headline {
  const [first, ...others] = headline.lines;
  const through = throughOf(round);
  if (!first || !through) return headline;
  return {
    ...headline,
    lines: [{ ...first, text: t(textKey('through', through), { result: first.text }) }, ...others],
  };
}

/** What lies between this device and the sites that were tested. */
export function throughOf(round: Round): 'vpn' | 'proxy' | undefined {
  if (isThroughVpn(round)) return 'vpn';
  return round.network?.state === 'proxied' ? 'proxy' : undefined;
}

/** The same as one text, for whoever hears it. */
export function headlineText({ lines, calls, works }: Headline): string {
  return [...lines.map(({ text }) => text), calls, works].filter((part) => part !== undefined).join('. ');
}

export function isStale(view: View, now: number): boolean {
  return view.finished !== undefined && now - checkedAt(view.finished) > staleMs;
}

export function checkedAt(round: { readonly at: number; readonly endedAt?: number }): number {
  return round.endedAt ?? round.at;
}

/** The network state that kept the last round from judging services, unless that round is stale or another one runs. */
export function networkInTheWay(view: View, now: number): UnjudgedNetwork | undefined {
  const state = view.finished && connectionOf(view.finished);
  return state === undefined || isJudgedNetwork(state) || isStale(view, now) || view.running ? undefined : state;
}

/** Earlier results stay until the check has others, unless they say nothing of now. */
function hasNews(view: View, rows: readonly Row[], now: number): boolean {
  if (rows.every(({ state }) => state === undefined)) return false;
  const before = view.finished && !isStale(view, now) && isJudgedNetwork(connectionOf(view.finished) ?? 'online');
  return before === true || rows.some(({ pending, state }) => !pending && isProblem(state));
}

/** "3 days ago WhatsApp didn't open" */
function pastText(rows: readonly Row[], at: number, now: number): string {
  const [failed = []] = byEffect(rows.filter(({ state }) => isProblem(state)));
  const [effect] = failed[0]?.current?.effects ?? [];
  if (effect !== undefined) {
    const values = { ago: ago(at, now), apps: names(failed) };
    return isWhole(effect) ? t(textKey('was', effect), values) : t('was_partly', values);
  }
  const isWell = rows.some(isWorking) && rows.every(({ state }) => state !== 'unsure');
  return isWell ? t('was_well', { ago: ago(at, now) }) : t('headline_stale', { when: moment(at, now) });
}

/** After "Test again", which checks one service, the results of the others may be old or missing. */
function isFresh({ state, old }: Row): boolean {
  return state !== undefined && !old;
}

function ofResults(rows: readonly Row[], now: number): Headline {
  const counted = rows.filter((row) => isCounted(row.state));
  if (rows.length > 0 && counted.length === 0) return { lines: [{ text: t('headline_only_sites') }] };
  const news = counted.filter(isFresh);
  const problems = problemsOf(rows);
  if (problems.length > 0) return { ...ofProblems(problems, now), ...worksLine(news) };
  return ofNoProblem(news, counted);
}

/** What fails now, as far as the last day tells. */
export function problemsOf(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => isFresh(row) && isProblem(row.state));
}

function ofNoProblem(news: readonly Row[], counted: readonly Row[]): Headline {
  const works = news.filter(isWorking);
  const unsure = news.filter(({ state }) => state === 'unsure');
  if (news.length === 0) return { lines: [{ text: t('headline_first_run') }] };
  if (works.length === 0)
    return { lines: [{ text: t(unsure.length > 0 ? 'headline_unsure' : 'headline_untestable') }] };
  const calls = callsText(works);
  return {
    lines: [
      ...wellGroups(works)
        .slice(0, 1)
        .map((group): HeadlineLine => ({ text: wellText(group, counted.length), state: 'works' })),
      ...(unsure.length > 0 ? [{ text: t('unsure_about', { apps: names(unsure) }), state: 'unsure' } as const] : []),
    ],
    ...(calls ? { calls } : {}),
  };
}

/** Those that fail in the gravest way. The others have their rows. */
function ofProblems(problems: readonly Row[], now: number): Headline {
  const [first = []] = byEffect(problems);
  return { lines: [failingLine(first, now)], about: first };
}

function byEffect(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const effects = String(row.current?.effects);
    groups.set(effects, [...(groups.get(effects) ?? []), row]);
  }
  return [...groups.values()];
}

function failingLine(rows: readonly Row[], now: number): HeadlineLine {
  const [row] = rows;
  const aside = asideText(rows, now);
  return { text: failingText(rows), ...(row?.state ? { state: row.state } : {}), ...(aside ? { aside } : {}) };
}

/** "WhatsApp doesn't open here", "Telegram: photos stall". The rows fail in the same way. */
export function failingText(rows: readonly Row[]): string {
  const effects = rows[0]?.current?.effects ?? [];
  const [effect] = effects;
  if (effect === undefined || !isWhole(effect)) {
    return inTextDirection(t('fails_parts', { apps: names(rows), effects: partsText(effects) }));
  }
  return rows.length === 1
    ? t(textKey('fails', effect), { app: nameOf(rows[0]) })
    : t(textKey('fail', effect), { apps: names(rows) });
}

/** "since 16:57 · looks blocked". A line may end with the dot, and does not begin with it. */
export function asideText(rows: readonly Row[], now: number): string {
  return [sinceText(rows, now), doubtText(rows)].filter(Boolean).join('\u00a0· ');
}

/** The same for an opened row, whose label is the doubt where a messenger does not open. */
export function rowAsideText(row: Row, now: number): string {
  const { effects = [], untried } = row.current ?? {};
  return effects.includes('not-open') && !untried ? (sinceText([row], now) ?? '') : asideText([row], now);
}

/** "since 16:57", "since 16:57 at least", and for several that began at different times "the first since 16:57". */
export function sinceText(rows: readonly Row[], now: number): string | undefined {
  const since = rows.flatMap(({ current }) => current?.since ?? []).toSorted((a, b) => a.at - b.at);
  const [first] = since;
  if (!first || since.length < rows.length || rows.some(isOnlySeenOnce)) return undefined;
  const when = beginning(first.at, now);
  if (since.some(({ at }) => at !== first.at)) return t('since_first', { when });
  return t(first.atLeast ? 'since_at_least' : 'since', { when });
}

/** Was the problem there in the first check of all? A check that has none before it does not know since when. */
export function isOnlySeenOnce({ current, verdict }: Row): boolean {
  const { at = 0, atLeast = false } = current?.since ?? {};
  return atLeast && verdict !== undefined && verdict.at - at < longestRoundMs.quiet;
}

/** How sure the result is, where that can be doubted: of a refusal and of errors of its own the sentence says it all. */
export function doubtText(rows: readonly Row[]): string | undefined {
  if (rows.some(({ current }) => current?.untried)) return t('doubt_untried');
  const [{ current, verdict } = {}] = rows;
  const isOwn = current?.effects.some((effect) => effect === 'refused' || effect === 'down');
  if (!verdict?.confidence || !current || current.effects.length === 0 || isOwn) return undefined;
  const sure = rows.every((row) => row.verdict?.confidence === 'confident');
  if (rows.every((row) => row.verdict && ownReasonsOf(row.verdict).includes('own-filter'))) return t('doubt_filter');
  const isShown = rows.every((row) => row.verdict && isMakerShown(row.verdict));
  if (rows.some((row) => row.verdict?.confidence === 'unsure')) return t('doubt_unsure');
  if (sure && !isShown) return t('doubt_checks_agree');
  return t(textKey('doubt', `${doubted(current.state)}-${sure ? 'confident' : 'likely'}` as const));
}

function doubted(state: ServiceState) {
  if (state === 'slow') return 'slow';
  return state === 'partial' ? 'part' : 'blocked';
}

function worksLine(rows: readonly Row[]): Pick<Headline, 'works'> {
  const works = insteadText(rows.filter(isWorking));
  return works ? { works } : {};
}

function isWorking({ state }: Row): boolean {
  return state === 'works';
}

function nameOf(row: Row | undefined): string {
  return row?.service.name ?? '';
}
