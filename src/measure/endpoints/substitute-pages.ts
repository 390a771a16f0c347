import type { Observation } from '../../model/observation.ts';
import { redirectsOffSite } from '../../model/redirects-off-site.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import { type Check, derived } from '../check/check.ts';
import { isOfSameHost, serviceOf } from '../check/service-of.ts';
import { isDirect, lineOf } from '../network/line.ts';
import { isFalse } from './address-rules.ts';
import { isAnswered, pagesIn } from './answers.ts';
import type { SubstituteKind } from './attempt.ts';
import { isBogusHere } from './bogus-here.ts';
import { commonToCompanies } from './common-to-companies.ts';
import { pageFactsIn } from './page-facts.ts';
import { pageRules } from './page-rules.ts';

interface Placed {
  readonly kind: SubstituteKind | 'own';
  readonly rules: readonly string[];
}

const own: Placed = { kind: 'own', rules: [] };

/**
 * The pages of a round that are not the services' own. No control answers with one: that would say something about the
 * connection.
 */
export interface SubstitutePages {
  /** Whose page it is, and the rule that says so. */
  readonly of: (o: Observation, endpoint: Endpoint) => Placed;
  /** Whether it comes from an address that only a lying resolver can have given. */
  readonly isLedAstray: (o: Observation) => boolean;
  /** Whether this service has any. */
  readonly areOf: (service: ServiceId) => boolean;
}

export const substitutePages = derived((check: Check): SubstitutePages => {
  const factsOf = pageFactsIn(check);
  const known = new Map<Observation, Placed>();
  const placeOf = (o: Observation): Placed => {
    if (!isAnswered(o)) return own;
    const before = known.get(o);
    if (before) return before;
    const { id, then } = pageRules.first(factsOf(o));
    const place = { kind: then, rules: [id] };
    known.set(o, place);
    return place;
  };
  const placed = pagesIn(check).ofServices.filter((o) => placeOf(o).kind !== 'own');
  const isFalse = falseAddresses(placed, check);
  /** A channel that was turned away shows no page: its host's is used instead. */
  const shownFor = (o: Observation) =>
    o.probe === 'websocket' && isAnswered(o) ? (placed.find((page) => isOfSameHost(page, o)) ?? o) : o;
  return {
    of(o, endpoint) {
      const page = shownFor(o);
      const target = isAnswered(page) ? page.outcome.redirectedTo : undefined;
      return target === undefined || redirectsOffSite(target, endpoint) ? placeOf(page) : own;
    },
    isLedAstray: (o) => isFalse(shownFor(o)),
    areOf: (service) => placed.some((page) => serviceOf(page) === service),
  };
});

/**
 * Services of at least this many companies have to answer from one address.
 * @source our choice: two companies share an address only on a CDN, whose pages are never taken for substitutes
 */
const minServicesLed = 2;

/**
 * Finds the substitute pages from an address that is not the service's, so that a resolver must have lied.
 * @param inPlace the answers with such pages
 */
function falseAddresses(inPlace: readonly Observation[], check: Check): (o: Observation) => boolean {
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
