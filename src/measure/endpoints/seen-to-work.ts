import type { Observation } from '../../model/observation.ts';
import type { Reason } from '../../model/reasons.ts';
import type { Endpoint, Service, ServiceId } from '../../model/service.ts';
import { interpret } from './attempt.ts';
import { isAttempt } from './attempts.ts';
import { channelOf } from './cut-channel.ts';
import { misledHosts } from './misled-hosts.ts';

/**
 * What answered this browser as it should, on any network, as keys of `workKey`. What never worked may be probed in a
 * wrong way or no longer exist, so its failure blames no one.
 */
export type SeenToWork = ReadonlySet<string>;

/** @param id of an endpoint, of a group of equal endpoints, or the URL of a call relay */
export function workKey(service: ServiceId, id: string): string {
  return `${service}/${id}`;
}

/** The keys of everything of the service that worked in these observations. */
export function workingKeys(service: Service, observations: readonly Observation[]): string[] {
  const own = observations.filter(({ subject }) => subject.kind === 'service' && subject.service === service.id);
  const misled = misledHosts(observations);
  const endpoints = service.endpoints.filter(
    (endpoint) =>
      own.some((o) => isOf(o, endpoint.id) && works(o, endpoint) && !misled.has(o.host)) &&
      channelOf(service.id, endpoint, own).cut === 0,
  );
  const relays = (service.relays ?? []).filter((relay) =>
    own.some((o) => isOf(o, relay.url) && o.outcome.kind === 'relay-answered'),
  );
  // Equal endpoints are probed in the same way, so one that works shows that the probe is right for all.
  const ids = [...endpoints.flatMap(({ id, group }) => (group ? [id, group] : [id])), ...relays.map(({ url }) => url)];
  return [...new Set(ids)].map((id) => workKey(service.id, id));
}

function isOf({ subject }: Observation, id: string): boolean {
  return subject.kind === 'service' && subject.endpoint === id;
}

/** What a healthy endpoint says. A refusal proves that the server is there, not that the request is right. */
const healthyReasons: ReadonlySet<Reason> = new Set(['fresh-answer', 'reused-connection-only', 'private-ca-expected']);

function works(o: Observation, endpoint: Endpoint): boolean {
  if (!isAttempt(o) || (endpoint.url.startsWith('wss:') && o.outcome.kind !== 'opened')) return false;
  const attempt = interpret(o, endpoint);
  return attempt.kind === 'reached' && attempt.because.every((reason) => healthyReasons.has(reason));
}
