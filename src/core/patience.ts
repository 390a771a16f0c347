import { attemptsAbout, isAttempt } from './attempts.ts';
import { isTimeout } from './failure.ts';
import { isAnswer, serviceDeadlineMs } from './line.ts';
import type { Observation } from './observation.ts';
import type { Endpoint, Service, ServiceId } from './service.ts';

/** A server that is busy takes its time, ms: silence means something only where it lasts longer. */
export const patientMs = 5000;

/** With more silent hosts than this, one patient try has to do for each service, or the round would not end. */
const fewSilentHosts = 6;

/**
 * How long one more try at an endpoint may wait, ms. After a silence it is patient: the first try was for hosts that
 * answer, the second tells a server that is late from one that cannot be reached.
 */
export function tryDeadlineMs(
  { id }: Service,
  endpoint: Endpoint,
  probe: Observation['probe'],
  seen: readonly Observation[],
  unknownMs: number,
): number {
  const usual = serviceDeadlineMs(id, seen, unknownMs);
  if (!attemptsAbout(id, endpoint, seen).some(isSilence)) return usual;
  const silences = seen.filter((o) => o.subject.kind === 'service' && isAttempt(o) && isSilence(o));
  // Second channels of a service take turns.
  const allMayWait = probe !== 'websocket' && new Set(silences.map(({ host }) => host)).size <= fewSilentHosts;
  const [first] = silences.filter(({ subject }) => subject.kind === 'service' && subject.service === id);
  const standsForAll = first?.host === new URL(endpoint.url).hostname;
  return allMayWait || standsForAll ? Math.max(usual, patientMs) : usual;
}

function isSilence({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && isTimeout(outcome.failure);
}

/**
 * Without the tries that were given up sooner than this service's own answers came in the same round: they may only have
 * been late.
 */
export function withoutHasty(
  tries: readonly Observation[],
  service: ServiceId,
  seen: readonly Observation[],
): Observation[] {
  const answers = seen.filter((o) => o.subject.kind === 'service' && o.subject.service === service && isAttempt(o));
  const slowestMs = Math.max(0, ...answers.filter(isAnswer).map(({ tookMs }) => tookMs));
  return tries.filter((o) => !isSilence(o) || o.tookMs >= slowestMs);
}
