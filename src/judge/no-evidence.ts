import { type TryFacts, tryFacts } from '../measure/endpoints/try-facts.ts';
import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import { firstRule, type Rule } from './rule.ts';

/** Which failed tries are no evidence. They are made again, up to `maxTries`. */
// biome-ignore format: a table is read by its columns
export const evidenceRules: readonly Rule<TryFacts, { readonly counts: boolean }>[] = [
  { id: 'lookup-lost-on-the-line', when: { foundHere: true },      then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'line-without-ipv6',       when: { onlyIpv6: true },       then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'router-restarted',        when: { restart: true },        then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'clock-or-route',          when: { controlToo: true },     then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'intercepted-like-others', when: { interceptedToo: true }, then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'perhaps-late',            when: { hasty: true },          then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'silent-with-others',      when: { silentTogether: true }, then: { counts: false }, because: ['may-be-the-line'] },
  { id: 'evidence',                when: {},                       then: { counts: true },  because: [] },
];

/** The tries that say something about the service. */
export function triesThatCount(
  tries: readonly Observation[],
  service: ServiceId,
  seen: readonly Observation[],
): Observation[] {
  return tries.filter((o) => evidenceRuleOf(o, service, seen).then.counts);
}

export function evidenceRuleOf(o: Observation, service: ServiceId, seen: readonly Observation[]) {
  return firstRule(evidenceRules, tryFacts(o, service, seen));
}
