import { mayDecide } from '../../model/may-decide.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import { attemptsMade } from '../check/attempts.ts';
import type { Check } from '../check/check.ts';
import { type Attempt, interpret } from './attempt.ts';
import { leadsToDeadEnd } from './dead-end.ts';

const notFailed: ReadonlySet<Attempt['kind']> = new Set(['reached', 'void']);

/**
 * The endpoints of a service, without those that stand in for one that has not failed, those that were not asked since
 * it was not their turn, and those that decide nothing. If a name leads to a dead end, its host has not moved, and its
 * stand-ins say no more.
 */
export function endpointsInUse(service: Service, check: Check): readonly Endpoint[] {
  const tries = (endpoint: Endpoint) => attemptsMade(service.id, endpoint, check);
  const isTurnOfAnother = (endpoint: Endpoint) =>
    endpoint.inTurn !== undefined &&
    tries(endpoint).length === 0 &&
    service.endpoints.some((one) => one.inTurn === endpoint.inTurn && tries(one).length > 0);
  return service.endpoints.filter((endpoint) => {
    if (awaitsContact(endpoint, service) || isTurnOfAnother(endpoint)) return false;
    const first = service.endpoints.find(({ id }) => id === endpoint.standsInFor);
    if (first === undefined || tries(endpoint).some((o) => notFailed.has(interpret(o, endpoint).kind))) return true;
    if (leadsToDeadEnd(new URL(first.url).host, check)) return false;
    return tries(endpoint).length > 0 || tries(first).some((o) => !notFailed.has(interpret(o, first).kind));
  });
}

/**
 * Whether it decides nothing beside others of its function until it has answered a maintainer, so that it is not asked.
 */
export function awaitsContact(endpoint: Endpoint, { endpoints }: Pick<Service, 'endpoints'>): boolean {
  if (endpoint.isUnverified !== true || mayDecide(endpoint)) return false;
  return endpoints.some((other) => other.function === endpoint.function && mayDecide(other));
}
