import type { Observation } from '../../model/observation.ts';
import type { Endpoint, Service, ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isAttempt } from '../check/probes.ts';
import { isPage } from '../transfers/sample.ts';
import { isPassed } from '../transfers/transfer.ts';
import { pageOf } from '../transfers/transfer-endpoint.ts';
import { interpret } from './attempt.ts';
import { channelOf } from './cut-channel.ts';
import { misledHosts } from './misled-hosts.ts';

/**
 * The addresses that gave this browser the right answer in the last `latelyDays`, on any network, as keys of `workKey`.
 * Each counts only for itself: a right probe does not show that its equals are alive.
 */
export type SeenToWork = ReadonlySet<string>;

/** @param id the id of an endpoint, or the URL of a call relay or of a page that was read */
export function workKey(service: ServiceId, id: string): string {
  return `${service}/${id}`;
}

/** The key for a service that answered its clients' first word on a channel. The word is the same on all channels. */
export function wordKey(service: ServiceId): string {
  return workKey(service, 'first-word');
}

/** The keys of everything of the service that worked in this check. */
export function workingKeys(service: Service, check: Check): string[] {
  const own = check.of(service.id);
  const misled = misledHosts(check);
  const endpoints = service.endpoints.filter(
    (endpoint) =>
      own.some((o) => isOf(o, endpoint.id) && works(o, endpoint) && !misled.has(o.host)) &&
      channelOf(service.id, endpoint, check).cut === 0,
  );
  const relays = (service.relays ?? []).filter((relay) =>
    own.some((o) => isOf(o, relay.url) && o.outcome.kind === 'relay-answered'),
  );
  const pages = service.endpoints.filter((endpoint) =>
    own.some((o) => isOf(o, endpoint.id) && isPage(o) && isPassed(o)),
  );
  const ids = [...endpoints.map(({ id }) => id), ...relays.map(({ url }) => url), ...pages.map(pageOf)];
  const isHeard = own.some((o) => o.outcome.kind === 'greeted');
  return [...[...new Set(ids)].map((id) => workKey(service.id, id)), ...(isHeard ? [wordKey(service.id)] : [])];
}

function isOf({ subject }: Observation, id: string): boolean {
  return subject.kind === 'service' && subject.endpoint === id;
}

/**
 * Whether the answer is that of a healthy endpoint. A refusal proves that the server is there, not that the request is
 * right.
 */
function works(o: Observation, endpoint: Endpoint): boolean {
  if (!isAttempt(o) || (endpoint.url.startsWith('wss:') && o.outcome.kind !== 'opened')) return false;
  const attempt = interpret(o, endpoint);
  return attempt.kind === 'reached' && attempt.shows === 'own' && attempt.refusals.length === 0;
}
