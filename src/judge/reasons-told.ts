import type { Reason } from '../model/reasons.ts';

/** Removes reasons that no longer hold. No verdict may depend on whether they were there. */
export function withoutReasons(because: readonly Reason[], ...taken: readonly Reason[]): Reason[] {
  return because.filter((reason) => !taken.includes(reason));
}

/** Adds a reason, once. */
export function withReason(because: readonly Reason[], reason: Reason): Reason[] {
  return [...new Set([...because, reason])];
}
