import { servicesOnWaysRound } from '../measure/endpoints/ways-round.ts';
import { isInside } from '../measure/network/own-country.ts';
import { isProblem } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { unsure } from './unsure.ts';

/** Whether the service is reached by its own route, such as a proxy on this device. */
export function failsOnWayRound(verdict: JudgedFunction, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  return mayBeOfOwnWay(verdict) && servicesOnWaysRound(check).has(service.id);
}

export function notJudgedOnWayRound({ function: id }: JudgedFunction): JudgedFunction {
  return { function: id, ...unsure('way-round') };
}

/**
 * Whether it is made for one country, where this device does not seem to be, and may have caused this failure itself.
 */
export function failsAbroad(
  verdict: JudgedFunction,
  { service: { domesticIn }, check, network }: Pick<Case, 'service' | 'check' | 'network'>,
): boolean {
  const { cause, manner } = verdict;
  // No service makes the resolver here lie, or shows somebody else's certificate.
  const mayBeItsOwn = cause !== 'certificate' && (cause !== 'dns' || manner === 'timeout');
  if (domesticIn === undefined || !mayBeItsOwn || !mayBeOfOwnWay(verdict)) return false;
  return network.country !== domesticIn && !isInside(domesticIn, check);
}

export function notJudgedAbroad({ function: id }: JudgedFunction): JudgedFunction {
  return { function: id, ...unsure('own-country-only') };
}

/** A server that names the law itself says who causes the failure. */
function mayBeOfOwnWay({ state, marks }: JudgedFunction): boolean {
  return isProblem(state) && !marks?.standsAlone;
}
