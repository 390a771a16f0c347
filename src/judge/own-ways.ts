import { servicesOnWaysRound } from '../measure/endpoints/ways-round.ts';
import { isInside } from '../measure/network/own-country.ts';
import { isProblem } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { unsure } from './unsure.ts';

/** Is the service reached by a route of its own, such as a proxy on this device? */
export function failsOnWayRound(verdict: JudgedFunction, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  return mayBeOfOwnWay(verdict) && servicesOnWaysRound(check).has(service.id);
}

export function notJudgedOnWayRound({ function: id }: JudgedFunction): JudgedFunction {
  return { function: id, ...unsure('way-round') };
}

/**
 * Is it made for one country, in which this device does not seem to be, and may the service itself cause this failure?
 */
export function failsAbroad(
  verdict: JudgedFunction,
  { service: { domesticIn }, check, network }: Pick<Case, 'service' | 'check' | 'network'>,
): boolean {
  const { cause, manner } = verdict;
  // No service makes the resolver here lie, or shows the certificate of somebody else.
  const mayBeItsOwn = cause !== 'certificate' && (cause !== 'dns' || manner === 'timeout');
  if (domesticIn === undefined || !mayBeItsOwn || !mayBeOfOwnWay(verdict)) return false;
  return network.country !== domesticIn && !isInside(domesticIn, check);
}

export function notJudgedAbroad({ function: id }: JudgedFunction): JudgedFunction {
  return { function: id, ...unsure('own-country-only') };
}

/** A server that itself names the law says who makes the failure. */
function mayBeOfOwnWay({ state, marks }: JudgedFunction): boolean {
  return isProblem(state) && !marks?.standsAlone;
}
