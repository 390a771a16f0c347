import { mayBeTheLine } from '../model/failures.ts';
import { networkPolicy } from '../model/network-states.ts';
import { ruleList } from '../model/rule.ts';
import type { Service } from '../model/service.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import type { Changed } from './step.ts';
import { unsure } from './unsure.ts';

/** The facts that decide what may be said of a function in this state of the connection. */
export interface AllowedSeen {
  /** Whether it works. What was not tested does not get here. */
  readonly works: boolean;
  /** Whether such verdicts on this service count: its answers if it works, otherwise its failures. */
  readonly believed: boolean;
  /** Whether no control answered, so that only services show that there is an internet. */
  readonly controlsSilent: boolean;
}

/** `not-judged`: the rule or the state says why. */
type AllowedThen = 'as-it-is' | 'not-judged';

// biome-ignore format: a table is read by its rows
export const allowedRules = ruleList<AllowedSeen, AllowedThen>([
  { group: 'what is believed here', when: {}, rules: [
    // Somebody else may answer, as a sign-in page does, and unrelated services fail too.
    { id: 'not-believed', when: { believed: false }, then: 'not-judged' },
    // An answer over https comes from the service, whatever the line is like.
    { id: 'answers-believed', when: { works: true }, then: 'as-it-is', after: ['not-believed'] },
    // The line may be dead, with nothing to show it.
    { id: 'no-control-beside', when: { controlsSilent: true }, then: 'not-judged', because: ['network-unknown'], after: ['not-believed', 'answers-believed'] },
    // Controls answer, so the line is not the cause.
    { id: 'failures-believed', when: {}, then: 'as-it-is' },
  ] },
]);

export function isTested({ state }: JudgedFunction): boolean {
  return state !== 'untestable';
}

/** The verdict as far as the state of the connection allows it. */
export function asNetworkAllows(
  verdict: JudgedFunction,
  { service, network }: Pick<Case, 'service' | 'network'>,
): Changed<JudgedFunction> {
  const { id, then, because } = allowedRules.first(allowedSeen(verdict, service, network));
  if (then === 'as-it-is') return { ...verdict, by: [id] };
  const [reason = networkPolicy(network.state).because ?? 'network-unknown'] = because;
  return { function: verdict.function, ...unsure(reason), marks: { notJudged: true }, by: [id] };
}

function allowedSeen(verdict: JudgedFunction, service: Service, network: NetworkVerdict): AllowedSeen {
  const { answers, failures } = networkPolicy(network.state);
  const works = verdict.state === 'works';
  const isDomestic =
    service.domesticIn !== undefined && (network.country === undefined || network.country === service.domesticIn);
  const counts = (of: typeof answers | typeof failures) =>
    of === 'all' ||
    (of === 'domestic' && isDomestic) ||
    (of === 'no-silence' && network.losesAnswers === true && isNotSilence(verdict));
  return {
    works,
    believed: counts(works ? answers : failures),
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
