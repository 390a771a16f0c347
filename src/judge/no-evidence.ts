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
    // A host with addresses of only one version of IP cannot be reached on a line that carries the other.
    { id: 'line-without-route', when: { noRoute: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // A wrong clock, a missing route and a program that intercepts everybody hit unrelated sites too.
    { id: 'fails-like-controls', when: { likeControls: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // The answer may still have been on its way.
    { id: 'perhaps-late', when: { hasty: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // A router that restarts, or a line that stalls, fails for all hosts at once.
    { id: 'fails-with-others', when: { withOthers: true }, then: { counts: false }, because: ['may-be-the-line'] },
    // Nothing else explains it.
    { id: 'evidence', when: {}, then: { counts: true } },
  ] },
]);

/** The tries that say something about the service. */
export function triesThatCount(tries: readonly Observation[], service: ServiceId, check: Check): Observation[] {
  return tries.filter((o) => counts(o, service, check));
}

/** Whether a try says something about its service. */
export function counts(o: Observation, service: ServiceId, check: Check): boolean {
  return o.outcome.kind !== 'failed' || evidenceRules.first(tryFacts(o, service, check)).then.counts;
}
