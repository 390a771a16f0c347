import { servicesOnWaysRound } from '../measure/endpoints/ways-round.ts';
import { isInside } from '../measure/network/own-country.ts';
import { ruleList } from '../model/rule.ts';
import { isProblem } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { unsure } from './unsure.ts';

/**
 * Whether something other than the provider explains a failure: the person's own proxy, or the service's rule for
 * visitors.
 */
export interface OwnWaySeen {
  /** `says-why`: the server itself names the law. */
  readonly verdict: 'fails' | 'says-why' | 'else';
  /** Is this service reached by a route of its own, such as a proxy on this device? */
  readonly wayRound: boolean;
  /**
   * Is it made for one country, in which this device does not seem to be, and may the service itself cause this
   * failure?
   */
  readonly abroad: boolean;
}

// biome-ignore format: a table is read by its rows
export const ownWayRules = ruleList<OwnWaySeen, 'as-it-is' | 'not-judged'>([
  { group: 'failures of somebody else’s making', when: { verdict: 'fails' }, rules: [
    // What fails is the proxy or the forwarder, which shows nothing of the network itself.
    { id: 'fails-on-a-way-round', when: { wayRound: true }, then: 'not-judged', because: ['way-round'] },
    // Services of one country turn away or drop visitors from another.
    { id: 'fails-outside-its-country', when: { abroad: true }, then: 'not-judged', because: ['own-country-only'], after: ['fails-on-a-way-round'] },
  ] },
  { group: 'anything else', when: {}, after: ['failures of somebody else’s making'], rules: [
    // Neither of them explains it.
    { id: 'no-way-of-its-own', when: {}, then: 'as-it-is', because: [] },
  ] },
]);

/** Doubts a failure that a route of its own, or the service's rule for other countries, explains. */
export function unlessOfOwnWay(
  verdict: JudgedFunction,
  of: Pick<Case, 'service' | 'check' | 'network'>,
): JudgedFunction {
  const { id, then, because } = ownWayRules.first(ownWaySeen(verdict, of));
  if (then === 'as-it-is') return verdict;
  return { function: verdict.function, ...unsure(...because), rules: [...(verdict.rules ?? []), id] };
}

function ownWaySeen(
  { state, cause, manner, marks }: JudgedFunction,
  { service: { id, domesticIn }, check, network }: Pick<Case, 'service' | 'check' | 'network'>,
): OwnWaySeen {
  return {
    verdict: !isProblem(state) ? 'else' : marks?.standsAlone ? 'says-why' : 'fails',
    wayRound: servicesOnWaysRound(check).has(id),
    get abroad() {
      // No service makes the resolver here lie, or shows the certificate of somebody else.
      const mayBeItsOwn = cause !== 'certificate' && (cause !== 'dns' || manner === 'timeout');
      return mayBeItsOwn && domesticIn !== undefined && network.country !== domesticIn && !isInside(domesticIn, check);
    },
  };
}
