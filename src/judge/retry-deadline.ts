import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service } from '../model/service.ts';
import { attemptsAbout, isAttempt } from './attempts.ts';
import { serviceDeadlineMs } from './line.ts';
import { isSilence } from './silence.ts';

/**
 * After a silence, one more try waits at least so long.
 * @source in the lab a server that takes four seconds was called blocked
 */
export const longRetryMs = 5000;

/**
 * With more silent hosts than this, one long try has to do for each service, or the round would not end.
 * @source our choice: so many long waits fit into a quick round
 */
const fewSilentHosts = 6;

/**
 * How long one more try at an endpoint may wait, ms. After a silence it waits longer: the second try is there to tell a
 * server that is late from one that cannot be reached.
 */
export function retryDeadlineMs(
  { id }: Service,
  endpoint: Endpoint,
  probe: Observation['probe'],
  seen: readonly Observation[],
  unknownMs: number,
): number {
  const usual = serviceDeadlineMs(id, seen, unknownMs);
  if (!attemptsAbout(id, endpoint, seen).some(isSilence)) return usual;
  const silences = seen.filter((o) => o.subject.kind === 'service' && isAttempt(o) && isSilence(o));
  // A second channel waits for the first, so all of them together would take too long.
  const enoughTime = probe !== 'websocket' && new Set(silences.map(({ host }) => host)).size <= fewSilentHosts;
  const [first] = silences.filter(({ subject }) => subject.kind === 'service' && subject.service === id);
  const isFirstSilentHost = first?.host === new URL(endpoint.url).hostname;
  return enoughTime || isFirstSilentHost ? Math.max(usual, longRetryMs) : usual;
}
