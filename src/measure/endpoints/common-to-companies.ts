import { companyOf } from '../../model/companies.ts';
import { isCustom } from '../../model/custom-service.ts';
import type { Observation } from '../../model/observation.ts';

/**
 * What services of at least `fewest` companies have in common. Custom services do not count: many pages of one company
 * lead to its login page.
 */
export function commonToCompanies<Seen extends Observation, What>(
  fewest: number,
  among: readonly Seen[],
  what: (o: Seen) => What,
): ReadonlySet<What> {
  const companies = new Map<What, Set<string>>();
  for (const o of among) {
    if (o.subject.kind !== 'service' || isCustom(o.subject.service) || what(o) === undefined) continue;
    companies.set(what(o), (companies.get(what(o)) ?? new Set()).add(companyOf(o.subject.service)));
  }
  return new Set([...companies].filter(([, ones]) => ones.size >= fewest).map(([one]) => one));
}
