import type { Check } from '../measure/check.ts';
import { errsAtSeveralHosts } from '../measure/endpoints/errs-at-several-hosts.ts';
import { failsAlone } from '../measure/endpoints/fails-alone.ts';
import { type SeenToWork, workKey } from '../measure/endpoints/seen-to-work.ts';
import { refusesChannels } from '../measure/network/refused-channels.ts';
import type { Reason } from '../model/reasons.ts';
import type { Endpoint, Relay, ServiceId } from '../model/service.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';
import type { Marks } from './marks.ts';
import { unsure } from './unsure.ts';

/**
 * An address that was found in a client's code longer ago than this may no longer be in use.
 * @source our choice: apps that are a year old have mostly been updated or are refused
 */
const inUseMs = 365 * 24 * 3_600_000;

/** What is known of endpoints before this round. */
export interface Known {
  readonly seenToWork: SeenToWork;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Doubts a failure that need not come from the path, at an endpoint that never worked: the catalogue may be wrong, or
 * the server may treat everybody so.
 */
export function unlessNeverSeenToWork(
  verdict: EndpointVerdict,
  of: Pick<Case, 'service' | 'check' | 'seenToWork' | 'now'>,
): EndpointVerdict {
  const { endpoint, madeBy, rules } = verdict;
  if (madeBy === undefined || madeBy === 'on-path') return verdict;
  const service = of.service.id;
  const isGivenUp = madeBy === 'unreachable' && mayBeGivenUp(endpoint.id, new URL(endpoint.url).hostname, of);
  const counts =
    madeBy === 'unreachable'
      ? !isGivenUp && silenceCounts(service, endpoint, endpoint.id, of)
      : isKnownToWork(service, endpoint, of);
  // No mistake in the catalogue makes several hosts of one company answer with errors.
  if (counts || (verdict.marks?.ill === 'error' && errsAtSeveralHosts(service, of.check.seen))) return verdict;
  const { because, marks } = isGivenUp ? givenUp : doubtsOf(verdict, of.check);
  return { endpoint, madeBy, ...unsure(...because), marks, rules: [...rules, 'not-seen-to-work'] };
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

const givenUp = { because: ['not-seen-to-work', 'address-may-have-changed'], marks: {} } as const;

/**
 * Does it fail while all other hosts of its service answer, and did it never work in this browser? Whatever source
 * names it, the service may have stopped using it since, and then it fails for everybody.
 */
export function mayBeGivenUp(
  id: string,
  host: string,
  { service, seenToWork, check }: Pick<Case, 'service' | 'seenToWork' | 'check'>,
): boolean {
  return !seenToWork.has(workKey(service.id, id)) && failsAlone(service, host, check.seen);
}

function isKnownToWork(service: ServiceId, { id, group, contacted }: Endpoint, { seenToWork }: Known): boolean {
  if (contacted !== undefined || seenToWork.has(workKey(service, id))) return true;
  return group !== undefined && seenToWork.has(workKey(service, group));
}

function doubtsOf(
  { endpoint, cause, manner, madeBy, marks }: EndpointVerdict,
  { seen }: Check,
): { readonly because: readonly Reason[]; readonly marks: Marks } {
  const isChannel = endpoint.url.startsWith('wss:');
  if (madeBy === 'on-server' && isChannel && refusesChannels(seen)) return { because: ['no-channels-here'], marks: {} };
  if (marks?.differs) return { because: ['answers-differently'], marks: {} };
  if (marks?.ill === 'error') return { because: ['server-error-5xx', 'not-seen-to-work'], marks: { ill: 'error' } };
  // A channel that is refused at once was answered: the server may want another subprotocol than the known one.
  const isRefusedChannel = cause === 'websocket' && manner === undefined;
  return { because: ['not-seen-to-work', ...(isRefusedChannel ? (['answers-differently'] as const) : [])], marks: {} };
}
