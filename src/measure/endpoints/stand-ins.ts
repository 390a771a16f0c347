import type { Observation } from '../../model/observation.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import { type Attempt, interpret } from './attempt.ts';
import { attemptsMade } from './attempts.ts';

const notFailed: ReadonlySet<Attempt['kind']> = new Set(['reached', 'void']);

/** The endpoints of a service without those that stand in for one that has not failed, and were not asked. */
export function endpointsInUse(service: Service, seen: readonly Observation[]): readonly Endpoint[] {
  const tries = (endpoint: Endpoint) => attemptsMade(service.id, endpoint, seen);
  return service.endpoints.filter((endpoint) => {
    const first = service.endpoints.find(({ id }) => id === endpoint.standsInFor);
    if (first === undefined || tries(endpoint).length > 0) return true;
    return tries(first).some((o) => !notFailed.has(interpret(o, first).kind));
  });
}
