import { isFilteredHere } from '../measure/network/own-filter.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';

/** Whether its name is held back while a filter of the person, or of their network, answers lookups. */
export function mayBeOwnFilter({ state, cause, manner }: EndpointVerdict, { check }: Pick<Case, 'check'>): boolean {
  return isFilteredHere(check) && state === 'blocked' && cause === 'dns' && manner !== 'timeout';
}

export function doubtedForOwnFilter(verdict: EndpointVerdict): EndpointVerdict {
  const { because, marks } = verdict;
  return { ...verdict, because: [...because, 'own-filter'], marks: { ...marks, lastingDoubt: true } };
}
