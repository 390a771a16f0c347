import { type SeenToWork, workKey } from '../measure/endpoints/seen-to-work.ts';
import { refusesChannels } from '../measure/network/refused-channels.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Endpoint, Relay, ServiceId } from '../model/service.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { unsure } from './unsure.ts';

/**
 * The code of a client that was read longer ago than this may name addresses that are no longer in use.
 * @source our choice: apps of a year ago are mostly turned away or updated
 */
const inUseMs = 365 * 24 * 3_600_000;

/** What is known of endpoints before this round. */
export interface Known {
  readonly seenToWork: SeenToWork;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Doubts a failure that nobody on the way has to have made, at an endpoint that never worked: it may be a mistake of
 * ours, or the way of the server with everybody.
 */
export function unlessNeverSeenToWork(
  verdict: EndpointVerdict,
  service: ServiceId,
  seen: readonly Observation[],
  known: Known,
): EndpointVerdict {
  const { endpoint, madeBy } = verdict;
  if (madeBy === undefined || madeBy === 'way') return verdict;
  const counts =
    madeBy === 'absence'
      ? silenceCounts(service, endpoint, endpoint.id, known)
      : isKnownToWork(service, endpoint, known);
  if (counts) return verdict;
  return { endpoint, madeBy, ...unsure(...doubtsOf(verdict, seen)), rules: [...verdict.rules, 'not-seen-to-work'] };
}

/** Does silence of this endpoint or relay count? Only where something shows that it is in use. */
export function silenceCounts(
  service: ServiceId,
  entry: Pick<Relay, 'source' | 'contacted'>,
  id: string,
  { seenToWork, now }: Known,
): boolean {
  const { source, contacted } = entry;
  if (contacted !== undefined || seenToWork.has(workKey(service, id))) return true;
  return source.kind === 'client-code' && now - Date.parse(source.read) < inUseMs;
}

function isKnownToWork(service: ServiceId, { id, group, contacted }: Endpoint, { seenToWork }: Known): boolean {
  if (contacted !== undefined || seenToWork.has(workKey(service, id))) return true;
  return group !== undefined && seenToWork.has(workKey(service, group));
}

function doubtsOf(
  { endpoint, cause, manner, madeBy, because }: EndpointVerdict,
  seen: readonly Observation[],
): Reason[] {
  if (madeBy === 'inside' && endpoint.url.startsWith('wss:') && refusesChannels(seen)) return ['no-channels-here'];
  if (because.includes('answers-differently')) return ['answers-differently'];
  if (because.includes('server-error-5xx')) return ['server-error-5xx', 'not-seen-to-work'];
  // A channel that is refused at once was answered: the server may want another subprotocol than the known one.
  return cause === 'websocket' && manner === undefined
    ? ['not-seen-to-work', 'answers-differently']
    : ['not-seen-to-work'];
}
