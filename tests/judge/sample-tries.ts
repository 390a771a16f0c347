import type { Observation } from '../../src/model/observation.ts';
import type { Endpoint, Service } from '../../src/model/service.ts';
import { probeKindOf } from '../../src/schedule/plan.ts';
import { viber } from './sample-services.ts';

export function endpointOf(service: Service, id: string): Endpoint {
  const endpoint = service.endpoints.find((candidate) => candidate.id === id);
  if (!endpoint) throw new Error(`${service.id} has no ${id}`);
  return endpoint;
}

/** A try at an endpoint, which timed out unless `change` says otherwise. */
export function tryAt(service: Service, id: string, change: Partial<Observation> = {}): Observation {
  const endpoint = endpointOf(service, id);
  return {
    subject: { kind: 'service', service: service.id, endpoint: id, function: endpoint.function },
    probe: probeKindOf(endpoint.url),
    host: new URL(endpoint.url).hostname,
    at: 0,
    tookMs: 2500,
    attempt: 1,
    phase: 'during',
    outcome: { kind: 'failed', failure: 'generic_timeout_error' },
    reused: false,
    ...change,
  };
}

export const answer = { outcome: { kind: 'answered', status: 200, healthy: true } } as const;

/** A control that answered before the services were asked. */
export const control = (name: string): Observation => ({
  ...tryAt(viber, 'site', { ...answer, phase: 'before', tookMs: 150 }),
  subject: { kind: 'control', control: name, class: 'foreign', vendor: name },
  host: `${name}.example`,
});
