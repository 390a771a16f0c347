import { letsJudge, type NetworkInTheWay } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import { isCounted, isProblem } from '../../../model/verdict.ts';
import { moment } from '../format.ts';
import { plural, t, textKey } from '../text.ts';
import { type Row, staleMs } from './rows.ts';
import type { View } from './view.ts';

/** The headline of the popup and the dashboard. */
export function headline(view: View, rows: readonly Row[], now: number): string {
  if (view.storeProblem) return t('headline_store');
  if (view.services.length === 0) return t('headline_none');
  if (view.running) return whileRunning(view.running);
  if (!view.ended) return t('headline_first_run');
  if (!view.finished) return t('headline_unfinished');
  if (isStale(view, now)) return t('headline_stale', { when: moment(checkedAt(view.finished), now) });
  const network = view.finished.network?.state;
  if (network !== undefined && !letsJudge(network)) return t(textKey('network', network));
  return ofResults(rows);
}

export function isStale(view: View, now: number): boolean {
  return view.finished !== undefined && now - checkedAt(view.finished) > staleMs;
}

export function checkedAt(round: { readonly at: number; readonly endedAt?: number }): number {
  return round.endedAt ?? round.at;
}

/** The network state that kept the last round from judging services, unless that round is stale or another one runs. */
export function networkInTheWay(view: View, now: number): NetworkInTheWay | undefined {
  const state = view.finished?.network?.state;
  return state === undefined || letsJudge(state) || isStale(view, now) || view.running ? undefined : state;
}

/** Counts only the problems that this round found, not those of earlier rounds that the list still shows. */
function whileRunning({ verdicts }: Round): string {
  const found = verdicts.filter(({ state }) => isProblem(state)).length;
  return found === 0 ? t('headline_running') : plural('headline_running_problems', found);
}

function ofResults(rows: readonly Row[]): string {
  const counted = rows.filter((row) => isCounted(row.state));
  if (rows.length > 0 && counted.length === 0) return t('headline_only_sites');
  // After "Test again", which checks one service, the results of the others may be old or missing.
  const news = counted.filter((row) => row.state !== undefined && !row.old);
  const problems = news.filter((row) => isProblem(row.state));
  const works = news.filter((row) => row.state === 'works').length;
  const unsure = news.filter((row) => row.state === 'unsure').length;
  const total = counted.length;
  const [only] = problems;
  if (news.length === 0) return t('headline_first_run');
  if (only && problems.length === 1) return ofOne(only);
  if (problems.length > 0) return plural('headline_problems', problems.length, { total });
  if (works === total) return plural('headline_all_work', total, { app: counted[0]?.service.name ?? '' });
  if (works === 0 && unsure === 0) return t('headline_untestable');
  if (works === 0) return t('headline_unsure');
  if (news.length < total) return t('headline_some_to_check', { works, total, count: total - news.length });
  return unsure === 0
    ? t('headline_some_work', { works, total })
    : plural('headline_some_unsure', unsure, { works, total });
}

function ofOne({ service, state, verdict }: Row): string {
  const app = service.name;
  // Only if the whole service is blocked: a web page may refuse while messages still get through.
  if (state === 'blocked' && verdict?.manner === 'legal-451') return t('headline_refused', { app });
  return isProblem(state) ? t(textKey('headline', state), { app }) : t('headline_unsure');
}
