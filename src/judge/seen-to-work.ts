import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service, ServiceId } from '../model/service.ts';

/**
 * Endpoints that answered this browser before, on whichever network, as keys of `workKey`. What was never seen to work may
 * be asked for in a wrong way, so nobody is accused of its failure.
 */
export type SeenToWork = ReadonlySet<string>;

/** Equal endpoints are asked for in the same way, so they have one key. */
export function workKey(service: ServiceId, { id, group }: Pick<Endpoint, 'id' | 'group'>): string {
  return `${service}/${group ?? id}`;
}

/** The keys of a service's channels that opened in these observations. */
export function channelsSeenToWork({ id, endpoints }: Service, observations: readonly Observation[]): string[] {
  const opened = new Set(
    observations.flatMap(({ subject, outcome }) =>
      outcome.kind === 'opened' && subject.kind === 'service' && subject.service === id ? [subject.endpoint] : [],
    ),
  );
  return endpoints.filter((endpoint) => opened.has(endpoint.id)).map((endpoint) => workKey(id, endpoint));
}
