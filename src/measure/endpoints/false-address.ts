import { isBogus } from '../../model/address.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isDirect, lineOf } from '../network/line.ts';
import { commonToCompanies } from './common-to-companies.ts';

/**
 * Services of at least this many companies have to answer from one address.
 * @source our choice: two companies share an address only on a CDN, whose pages are never taken for substitutes
 */
const minServicesLed = 2;

/**
 * Tells which substitute pages came from an address that is not the service's, so that a resolver must have lied: one
 * that no public name has, one for services of several companies, or one outside the networks that public texts name.
 * An address that differs from the known ones proves nothing by itself.
 * @param inPlace the answers with such pages
 */
export function falseAddresses(inPlace: readonly Observation[], check: Check): (o: Observation) => boolean {
  if (inPlace.length === 0) return () => false;
  const line = lineOf(check);
  const hostsLedTo = (...places: readonly string[]) =>
    new Set(
      check.seen.flatMap(({ probe, host, outcome }) =>
        probe === 'dns' && outcome.kind === 'resolved' && places.includes(outcome.compared ?? '') ? [host] : [],
      ),
    );
  const [own, outside] = [hostsLedTo('same', 'near'), hostsLedTo('outside')];
  const tagsOf = (test: (o: Observation) => boolean) => new Set(check.seen.filter(test).map((o) => o.addressTag));
  const trueTags = tagsOf(({ subject, host }) => subject.kind === 'control' || own.has(host));
  const falseTags = tagsOf(({ host }) => outside.has(host));
  const sharedTags = commonToCompanies(minServicesLed, inPlace, ({ addressTag }) => addressTag);
  return ({ proxied, addressKind, addressTag }) => {
    if (proxied || !isDirect(line)) return false;
    if (addressKind && isBogus(addressKind) && !line.controlAddressKinds.has(addressKind)) return true;
    if (addressTag === undefined || trueTags.has(addressTag)) return false;
    return falseTags.has(addressTag) || sharedTags.has(addressTag);
  };
}
