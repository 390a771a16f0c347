import type { Observation } from '../../model/observation.ts';
import { redirectsOffSite } from '../../model/redirects-off-site.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import { type Check, derived } from '../check/check.ts';
import { isOfSameHost, serviceOf } from '../check/service-of.ts';
import { isAnswered, pagesIn } from './answers.ts';
import type { SubstituteKind } from './attempt.ts';
import { falseAddresses } from './false-address.ts';
import { pageFactsIn } from './page-facts.ts';
import { pageRules } from './page-rules.ts';

interface Placed {
  readonly kind: SubstituteKind | 'own';
  readonly rules: readonly string[];
}

const own: Placed = { kind: 'own', rules: [] };

/**
 * The pages of a round that are not the services' own. No control answers with one: that would say something of the
 * connection.
 */
export interface SubstitutePages {
  /** Whose page it is, and the rule that says so. */
  readonly of: (o: Observation, endpoint: Endpoint) => Placed;
  /** Does it come from an address that only a lying resolver can have given? */
  readonly isLedAstray: (o: Observation) => boolean;
  /** Are there any of this service? */
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
  /** A channel that was turned away shows no page: that of its host is taken instead. */
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
