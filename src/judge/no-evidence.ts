import type { Check } from '../measure/check/check.ts';
import { type TryFacts, tryFacts } from '../measure/endpoints/try-facts.ts';
import type { Observation } from '../model/observation.ts';
import { ruleList } from '../model/rule.ts';
import type { ServiceId } from '../model/service.ts';

/** Which failed tries are no evidence. They are made again, up to `maxTries`. */
// biome-ignore format: a table is read by its rows
export const evidenceRules = ruleList<TryFacts, { readonly counts: boolean }>([
  { group: 'what the line or this device can have done', when: {}, rules: [
    // The network's own resolver finds the name on another try.
    { id: 'lookup-lost-on-the-line', when: { foundHere: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // The name has only IPv6 addresses, to which this line has no route.
    { id: 'line-without-ipv6', when: { onlyIpv6: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // The name may have only IPv4 addresses, to which this line has no route.
    { id: 'line-without-ipv4', when: { noIpv4: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // A router that restarts makes unrelated hosts fail in the same way at the same moment.
    { id: 'router-restarted', when: { restart: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // A wrong clock or a missing route makes a control fail in the same way.
    { id: 'clock-or-route', when: { controlToo: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // A program on this device, or an employer, intercepts unrelated sites too.
    { id: 'intercepted-like-others', when: { interceptedToo: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // An answer of this service took longer than this try waited.
    { id: 'perhaps-late', when: { hasty: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // Unrelated hosts that otherwise answer were silent at the same moment.
    { id: 'silent-with-others', when: { silentTogether: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // Nothing else explains it.
    { id: 'evidence', when: {}, then: { counts: true }, because: [] },
  ] },
]);

/** The tries that say something about the service. */
export function triesThatCount(tries: readonly Observation[], service: ServiceId, check: Check): Observation[] {
  return tries.filter((o) => counts(o, service, check));
}

/** Does a try say something about its service? */
export function counts(o: Observation, service: ServiceId, check: Check): boolean {
  return o.outcome.kind !== 'failed' || evidenceRules.first(tryFacts(o, service, check)).then.counts;
}
