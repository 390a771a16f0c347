import { type ServiceState, serviceStates } from '../../model/verdict.ts';

/** States that count as a problem and are listed first. */
const problems: ReadonlySet<ServiceState> = new Set(['blocked', 'partial', 'down', 'slow']);

export function isProblem(state: ServiceState | undefined): boolean {
  return state !== undefined && problems.has(state);
}

/** Sorts in the order of `serviceStates`, items without a state last. The sort is stable. */
export function byState<Item extends { readonly state: ServiceState | undefined }>(items: readonly Item[]): Item[] {
  const rank = (state: ServiceState | undefined) => (state ? serviceStates.indexOf(state) : serviceStates.length);
  return items.toSorted((a, b) => rank(a.state) - rank(b.state));
}
