import { type ServiceState, serviceStates } from '../../model/verdict.ts';

/** Sorts in the order of `serviceStates`, items without a state last. The sort is stable. */
export function byState<Item extends { readonly state: ServiceState | undefined }>(items: readonly Item[]): Item[] {
  const rank = (state: ServiceState | undefined) => (state ? serviceStates.indexOf(state) : serviceStates.length);
  return items.toSorted((a, b) => rank(a.state) - rank(b.state));
}
