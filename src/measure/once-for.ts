import type { Observation } from '../model/observation.ts';

/**
 * Derives a value from a round's observations once, until there are more of them. What is due is worked out after each
 * one, and needs the same values hundreds of times.
 */
export function onceFor<Result>(
  work: (seen: readonly Observation[]) => Result,
): (seen: readonly Observation[]) => Result {
  const known = new WeakMap<readonly Observation[], { readonly of: number; readonly result: Result }>();
  return (seen) => {
    const before = known.get(seen);
    if (before?.of === seen.length) return before.result;
    const result = work(seen);
    known.set(seen, { of: seen.length, result });
    return result;
  };
}
