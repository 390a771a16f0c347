import type { Check } from '../measure/check/check.ts';
import { isGreeting } from '../measure/endpoints/cut-channel.ts';
import { type SeenToWork, wordKey } from '../measure/endpoints/seen-to-work.ts';
import type { Plan, Planned } from './plan.ts';

/** The plan with a mark on the channels whose first word this browser never heard answered. */
export function withUnheard(plan: Plan, seenToWork: SeenToWork): Plan {
  const isUnheard = ({ service, endpoint }: Planned) =>
    endpoint.firstWord !== undefined && !seenToWork.has(wordKey(service.id));
  return {
    ...plan,
    endpoints: plan.endpoints.map((planned) => (isUnheard(planned) ? { ...planned, isUnheard: true } : planned)),
  };
}

/** Does silence on a channel say something? One answer in this check shows that the word is right. */
export function silenceCounts({ service, isUnheard }: Planned, check: Check): boolean {
  return !isUnheard || check.of(service.id).some(isGreeting);
}
