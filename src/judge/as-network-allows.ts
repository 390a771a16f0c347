import { mayBeTheLine } from '../model/failures.ts';
import { isJudgedNetwork, networkPolicy } from '../model/network-states.ts';
import type { Reason } from '../model/reasons.ts';
import { ruleList } from '../model/rule.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { unsure } from './unsure.ts';

/** What may be said of a function in this state of the connection. */
export interface AllowedSeen {
  readonly verdict: 'untestable' | 'works' | 'else';
  /** Are answers of this service believed? */
  readonly answers: boolean;
  /** Are its failures believed? */
  readonly failures: boolean;
  /** Did no control answer, so that only services show that there is an internet? */
  readonly controlsSilent: boolean;
}

/**
 * `labelled`: the verdict stands, and the state of the connection is said beside it. `not-judged`: the rule or the
 * state says why.
 */
type AllowedThen = 'as-it-is' | 'labelled' | 'not-judged';

// biome-ignore format: a table is read by its rows
export const allowedRules = ruleList<AllowedSeen, AllowedThen>([
  { group: 'what is believed here', when: {}, rules: [
    // Nothing is claimed, so there is nothing to doubt.
    { id: 'not-tested', when: { verdict: 'untestable' }, then: 'as-it-is', because: [] },
    // Answers may come from somebody else, as behind a sign-in page.
    { id: 'answers-not-believed', when: { answers: false }, then: 'not-judged', because: [], after: ['not-tested'] },
    // An answer over https comes from the service, whatever the line is like.
    { id: 'answers-believed', when: { verdict: 'works', answers: true }, then: 'labelled', because: [] },
    // In this state of the connection unrelated services fail too.
    { id: 'failures-not-believed', when: { failures: false }, then: 'not-judged', because: [], after: ['not-tested', 'answers-believed'] },
    // A failure counts only if a control answers.
    { id: 'no-control-beside', when: { controlsSilent: true }, then: 'not-judged', because: ['network-unknown'], after: ['not-tested', 'answers-not-believed', 'answers-believed', 'failures-not-believed'] },
    // Controls answer while the service fails.
    { id: 'failures-believed', when: {}, then: 'labelled', because: [] },
  ] },
]);

/** The verdict as far as the state of the connection allows one. */
export function asNetworkAllows(
  verdict: JudgedFunction,
  { service, network }: Pick<Case, 'service' | 'network'>,
): JudgedFunction {
  const { id, then, because } = allowedRules.first(allowedSeen(verdict, service, network));
  const rules = [...(verdict.rules ?? []), id];
  if (then === 'as-it-is') return verdict;
  if (then === 'labelled') return { ...verdict, because: labelled(verdict, network), rules };
  const [reason = networkPolicy(network.state).because ?? 'network-unknown'] = because;
  return { function: verdict.function, ...unsure(reason), rules };
}

function allowedSeen(verdict: JudgedFunction, service: Service, network: NetworkVerdict): AllowedSeen {
  const { answers, failures } = networkPolicy(network.state);
  const isDomestic =
    service.domesticIn !== undefined && (network.country === undefined || network.country === service.domesticIn);
  const counts = (of: typeof answers | typeof failures) =>
    of === 'all' ||
    (of === 'domestic' && isDomestic) ||
    (of === 'no-silence' && network.losesAnswers === true && isNotSilence(verdict));
  return {
    verdict: verdict.state === 'untestable' || verdict.state === 'works' ? verdict.state : 'else',
    answers: counts(answers),
    failures: counts(failures),
    controlsSilent: network.controlsSilent === true,
  };
}

/** A lossy line causes timeouts, but no resets, certificates, pages or server errors. */
function isNotSilence({ state, cause, manner, marks }: JudgedFunction): boolean {
  if (state === 'down') return marks?.ill === 'error';
  // On such a line large transfers may break off, and lookups are the first to get lost.
  if (cause === 'freeze' || cause === 'dns') return false;
  return manner !== undefined && !mayBeTheLine(manner);
}

function labelled({ state, because: own }: FunctionVerdict, network: NetworkVerdict): Reason[] {
  const { failures, because, heldBack } = networkPolicy(network.state);
  const isFailure = state === 'blocked' || state === 'partial';
  if (heldBack) {
    if (because === undefined || !(isFailure || state === 'slow')) return [...own];
    return [...own.filter((reason) => reason !== 'controls-fine'), because];
  }
  const labels: Reason[] = [];
  if (isFailure && failures !== 'no-silence') labels.push('controls-fine');
  if (isJudgedNetwork(network.state) && because) labels.push(because);
  return [...own, ...labels];
}
