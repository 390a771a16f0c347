import { isFilteredHere } from '../measure/network/own-filter.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';

/** A filter of the person's own, or of their network, drops these names as a provider would, and other names too. */
export function labelledIfFiltered(verdict: EndpointVerdict, { check }: Pick<Case, 'check'>): EndpointVerdict {
  const { state, cause, manner, because, marks, rules } = verdict;
  const isDropped = state === 'blocked' && cause === 'dns' && manner !== 'timeout';
  if (!isDropped || !isFilteredHere(check)) return verdict;
  return {
    ...verdict,
    because: [...because, 'own-filter'],
    marks: { ...marks, lastingDoubt: true },
    rules: [...rules, 'own-filter'],
  };
}
