import { isAttempt } from '../measure/attempts.ts';
import { isAnswer } from '../measure/line.ts';
import { isSilence } from '../measure/silence.ts';
import { isTlsAnswer, meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';

/**
 * The tries that say something about the service. It leaves out:
 * - timeouts that were shorter than an answer of this service in the round, since they may only have been late;
 * - timeouts, and failures that a restarting router causes, that unrelated hosts had at the same time;
 * - failures that a wrong clock or a missing route causes, if a control had them too;
 * - names not found although the network's own resolver finds them, since lookups get lost;
 * - names with only IPv6 addresses that are not found or have no route: a line without IPv6 cannot reach them, and
 *   browsers mostly do not look them up there.
 */
export function believable(
  tries: readonly Observation[],
  service: ServiceId,
  seen: readonly Observation[],
): Observation[] {
  const answers = seen.filter((o) => o.subject.kind === 'service' && o.subject.service === service && isAttempt(o));
  const slowestMs = Math.max(0, ...answers.filter(isAnswer).map(({ tookMs }) => tookMs));
  return tries.filter((o) => {
    const ofHost = seen.filter((other) => other.host === o.host);
    if (isLookupError(o) && ofHost.some(isFoundHere)) return false;
    if ((isLookupError(o) || hasNoRoute(o)) && ofHost.some(isIpv6Only)) return false;
    if (isGlitch(o, service, seen) || controlsFailToo(o, seen)) return false;
    return !isSilence(o) || (o.tookMs >= slowestMs && !isSharedTimeout(o, service, seen));
  });
}

function isLookupError({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).stage === 'dns';
}

function hasNoRoute({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && meaningOf(outcome.failure).alsoBy.includes('no-route');
}

function isFoundHere({ probe, outcome }: Observation): boolean {
  return probe === 'dns' && outcome.kind === 'resolved' && outcome.addressKinds.includes('public');
}

function isIpv6Only({ outcome }: Observation): boolean {
  return outcome.kind === 'resolved' && outcome.ipv6Only === true;
}

/**
 * Failures within this time of each other may come from the same restart of a router.
 * @source in the lab a restarting router fails everything for two seconds
 */
const glitchMs = 2500;

/** An unrelated host that answers in this round had the same failure at the same time, so the line caused it. */
function isGlitch(o: Observation, service: ServiceId, seen: readonly Observation[]): boolean {
  if (o.outcome.kind !== 'failed' || !meaningOf(o.outcome.failure).alsoBy.includes('restart')) return false;
  const { failure } = o.outcome;
  return seen.some(
    (other) =>
      isOfOthers(other, service) &&
      other.outcome.kind === 'failed' &&
      other.outcome.failure === failure &&
      Math.abs(other.at - o.at) < glitchMs &&
      seen.some((answer) => answer.host === other.host && answer.probe === other.probe && didReply(answer)),
  );
}

/** A wrong clock or a missing route affects only some hosts, but then a control fails in the same way. */
function controlsFailToo({ outcome }: Observation, seen: readonly Observation[]): boolean {
  if (outcome.kind !== 'failed') return false;
  const { failure } = outcome;
  const { alsoBy } = meaningOf(failure);
  if (!alsoBy.includes('clock') && !alsoBy.includes('no-route')) return false;
  return seen.some(
    (other) => other.subject.kind === 'control' && other.outcome.kind === 'failed' && other.outcome.failure === failure,
  );
}

function isOfOthers(other: Observation, service: ServiceId): boolean {
  return (other.subject.kind === 'control' || other.subject.service !== service) && isAttempt(other);
}

/** An unrelated host that answers in this round timed out at the same time, so the line or this device caused it. */
function isSharedTimeout(o: Observation, service: ServiceId, seen: readonly Observation[]): boolean {
  return seen.some((other) => {
    if (!isOfOthers(other, service) || !isSilence(other) || commonMs(o, other) < o.tookMs / 2) return false;
    return seen.some((answer) => answer.host === other.host && isAttempt(answer) && didReply(answer));
  });
}

/** An untrusted certificate counts as an answer: some services have one, and it comes from a live address. */
function didReply(o: Observation): boolean {
  return isAnswer(o) || (o.outcome.kind === 'failed' && isTlsAnswer(o.outcome.failure));
}

function commonMs(one: Observation, other: Observation): number {
  return Math.min(one.at + one.tookMs, other.at + other.tookMs) - Math.max(one.at, other.at);
}
