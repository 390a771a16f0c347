import { companyOf } from '../../model/companies.ts';
import type { Observation } from '../../model/observation.ts';
import { isOfSameHost, serviceOf } from '../check/service-of.ts';
import { hasAddedAuthority } from '../network/added-authority.ts';
import { isServerError } from './attempt.ts';
import { commonToCompanies } from './common-to-companies.ts';

/**
 * Errors (5xx) and legal refusals (451) that came through somebody who intercepts TLS with an authority added to this
 * browser.
 */
export interface InterceptedErrors {
  /** The interceptor made it, in place of the service's answer. */
  readonly isInPlace: (o: Observation) => boolean;
  /** The interceptor made it, or passed it on. */
  readonly mayBe: (o: Observation) => boolean;
}

/**
 * Services of at least this many companies have to answer with errors before these may be the interceptor's.
 * @source our choice: an outage hits one company, and several have only the connection in common
 */
const minInTrouble = 2;

/**
 * @param own the answers of services
 * @param onlySome whether the answers of controls do not come by an added authority
 */
export function interceptedErrors(own: readonly Observation[], onlySome: boolean): InterceptedErrors {
  /** The authority of a channel is not always seen: that of its host's pages is taken instead. */
  const isIntercepted = (o: Observation) =>
    hasAddedAuthority(o) ||
    (o.probe === 'websocket' && own.some((page) => hasAddedAuthority(page) && isOfSameHost(page, o)));
  /** The interceptor passes on what these services answer, so their errors may be their own. */
  const passedOn = new Set(own.filter(isPassedOn).map(serviceOf));
  const inTrouble = own.filter((o) => isTrouble(o) && isIntercepted(o));
  const areShared = commonToCompanies(minInTrouble, inTrouble, () => true).size > 0;
  return {
    isInPlace: (o) => onlySome && isTrouble(o) && isIntercepted(o) && !passedOn.has(serviceOf(o)) && !isScanned(o, own),
    mayBe: (o) => isIntercepted(o) && (onlySome || areShared),
  };
}

/**
 * Does somebody with an added authority pass on a sound answer of another company, as security programs that scan some
 * sites do? Then other answers that come through them may be the servers' own too: a filter that intercepts what it
 * blocks passes nothing on.
 */
export function isScanned(page: Observation, own: readonly Observation[]): boolean {
  const service = serviceOf(page);
  return own.some((o) => {
    const other = serviceOf(o);
    if (service === undefined || other === undefined || companyOf(other) === companyOf(service)) return false;
    return isPassedOn(o) && (o.pageTag === undefined || o.pageTag !== page.pageTag);
  });
}

function isPassedOn(o: Observation): boolean {
  return hasAddedAuthority(o) && o.outcome.kind === 'answered' && o.outcome.healthy && !isTrouble(o);
}

function isTrouble({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && (outcome.status === 451 || isServerError(outcome));
}
