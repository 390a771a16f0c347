import type { Observation } from '../../model/observation.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import { attemptsAbout } from '../check/attempts.ts';
import type { Check } from '../check/check.ts';
import { isSilence } from '../check/outcomes.ts';
import { serviceDeadlineMs } from '../network/deadlines.ts';
import { leadsToDeadEnd } from './dead-end.ts';

/**
 * After a timeout the next try waits at least this long.
 * @source in the lab a server that takes four seconds was judged blocked
 */
export const longRetryMs = 5000;

/**
 * With more silent hosts than this, each service gets only one long try, or the round would not end.
 * @source our choice: this many long waits fit into a round
 */
const fewSilentHosts = 6;

/**
 * How long another try at an endpoint may wait, ms. After a timeout it waits longer, to tell a slow server from an
 * unreachable one; but not if the name leads to an address that has accepted no connection.
 */
export function retryDeadlineMs(
  { id }: Service,
  endpoint: Endpoint,
  probe: Observation['probe'],
  check: Check,
  unknownMs: number,
): number {
  const usual = serviceDeadlineMs(id, check, unknownMs);
  if (!attemptsAbout(id, endpoint, check).some(isSilence)) return usual;
  const { host } = new URL(endpoint.url);
  if (leadsToDeadEnd(host, check)) return usual;
  const silences = check.triesAtServices.filter(isSilence);
  // Second WebSockets run one after the other, so long waits would take too long.
  const enoughTime = probe !== 'websocket' && new Set(silences.map(({ host }) => host)).size <= fewSilentHosts;
  const own = silences.filter(({ subject }) => subject.kind === 'service' && subject.service === id);
  // After a WebSocket, a host is asked for its page, and then once more: another host is done sooner.
  const first = own.find(({ probe }) => probe !== 'websocket') ?? own[0];
  const isFirstSilentHost = first?.host === host;
  return enoughTime || isFirstSilentHost ? Math.max(usual, longRetryMs) : usual;
}
