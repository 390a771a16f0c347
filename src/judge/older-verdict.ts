import { type FunctionVerdict, isJudged, type ServiceVerdict } from '../model/verdict.ts';
import { hasOnlySite } from './only-site.ts';
import { ruleset } from './ruleset.ts';

type Summary = Pick<ServiceVerdict, 'state' | 'rules'>;

const blocked: Summary = { state: 'site-blocked', rules: ['site-blocked'] };

/** What the rules of a service make of its site, where they are sure of it. Pages read this too, so it is without them. */
const ofSite: Partial<Record<FunctionVerdict['state'], Summary>> = {
  works: { state: 'site-only', rules: ['site-answers'] },
  partial: blocked,
  blocked,
};

/** A stored verdict by today's rules: older ones took a site that answers for an app that works. */
export function judgedAgain(verdict: ServiceVerdict): ServiceVerdict {
  const { service, state, functions, at } = verdict;
  if (!isJudged(state) || !hasOnlySite(functions)) return verdict;
  const common = { service, functions, at, ruleset };
  const site = functions.find((one) => one.function === 'web');
  const summary = site && ofSite[site.state];
  if (!site || !summary)
    return { ...common, state: 'unsure', confidence: 'unsure', because: site?.because ?? [], rules: ['site-in-doubt'] };
  const { function: _function, state: _state, count: _count, rules: _rules, ...found } = site;
  return { ...common, ...found, ...summary };
}
