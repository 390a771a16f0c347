import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service, ServiceId } from '../model/service.ts';

/**
 * Endpoints that answered this browser before, on any network, as keys of `workKey`. An endpoint that never worked may
 * be probed in a wrong way, so its failure blames no one.
 */
export type SeenToWork = ReadonlySet<string>;

/** Equal endpoints are probed in the same way, so they share a key. */
export function workKey(service: ServiceId, { id, group }: Pick<Endpoint, 'id' | 'group'>): string {
  return `${service}/${group ?? id}`;
}

/** The keys of the service's WebSockets that opened in these observations. */
export function channelsSeenToWork({ id, endpoints }: Service, observations: readonly Observation[]): string[] {
  const opened = new Set(
    observations.flatMap(({ subject, outcome }) =>
      outcome.kind === 'opened' && subject.kind === 'service' && subject.service === id ? [subject.endpoint] : [],
    ),
  );
  return endpoints.filter((endpoint) => opened.has(endpoint.id)).map((endpoint) => workKey(id, endpoint));
}
