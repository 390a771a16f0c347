import { type ServiceState, serviceStates } from '../../model/verdict.ts';

/** States that a person should see first and that count as a problem. */
const problems: ReadonlySet<ServiceState> = new Set(['blocked', 'partial', 'down', 'slow']);

export function isProblem(state: ServiceState | undefined): boolean {
  return state !== undefined && problems.has(state);
}

/** Problems first, in the order of `serviceStates`; what has no state comes last. Equal ones keep their order. */
export function byState<Item extends { readonly state: ServiceState | undefined }>(items: readonly Item[]): Item[] {
  const rank = (state: ServiceState | undefined) => (state ? serviceStates.indexOf(state) : serviceStates.length);
  return items.toSorted((a, b) => rank(a.state) - rank(b.state));
}
