import type { Observation } from '../model/observation.ts';

/**
 * Works something out of a round's observations once, until there are more of them: what is due is asked after each,
 * and asks for the same hundreds of times.
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
