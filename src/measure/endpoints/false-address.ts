import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isDirect, lineOf } from '../network/line.ts';
import { isFalse } from './address-rules.ts';
import { isBogusHere } from './bogus-here.ts';
import { commonToCompanies } from './common-to-companies.ts';

/**
 * Services of at least this many companies have to answer from one address.
 * @source our choice: two companies share an address only on a CDN, whose pages are never taken for substitutes
 */
const minServicesLed = 2;

/**
 * Tells which substitute pages came from an address that is not the service's, so that a resolver must have lied.
 * @param inPlace the answers with such pages
 */
export function falseAddresses(inPlace: readonly Observation[], check: Check): (o: Observation) => boolean {
  if (inPlace.length === 0) return () => false;
  const line = lineOf(check);
  const tagOf = ({ addressTag }: Observation) => addressTag;
  const atHostsLedTo = (...places: readonly string[]) =>
    check
      .by('dns')
      .flatMap(({ host, outcome }) =>
        outcome.kind === 'resolved' && places.includes(outcome.compared ?? '') ? check.at(host) : [],
      );
  const known = new Set([...check.controls, ...atHostsLedTo('same', 'near')].map(tagOf));
  const outside = new Set(atHostsLedTo('outside').map(tagOf));
  const ofSeveral = commonToCompanies(minServicesLed, inPlace, tagOf);
  const networkOf = (tag: number | undefined) => {
    if (tag === undefined) return 'unknown';
    return known.has(tag) ? 'its-own' : outside.has(tag) ? 'outside' : 'unknown';
  };
  return ({ proxied, addressKind, addressTag: tag }) =>
    isFalse({
      hidden: proxied === true || !isDirect(line),
      bogus: addressKind !== undefined && isBogusHere(addressKind, line),
      network: networkOf(tag),
      beside: ofSeveral.has(tag) ? 'pages-of-several' : 'nobody',
    });
}
