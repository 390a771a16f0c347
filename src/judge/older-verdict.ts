import { isJudged, type ServiceVerdict } from '../model/verdict.ts';
import { ruleset } from './ruleset.ts';
import { hasOnlySite, summaryOf } from './service-summary.ts';

/** A stored verdict by today's rules: older ones took a site that answers for an app that works. */
export function judgedAgain(verdict: ServiceVerdict): ServiceVerdict {
  const { service, state, functions, at } = verdict;
  if (!isJudged(state) || !hasOnlySite(functions)) return verdict;
  return { service, ...summaryOf(functions), functions, at, ruleset };
}
