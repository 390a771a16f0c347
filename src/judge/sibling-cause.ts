import type { JudgedFunction } from './case.ts';
import { sharedCause } from './function.ts';
import { mayHaveCause, withoutUnclear } from './unclear-cause.ts';

/**
 * A timeout with an unclear cause takes the cause of another function of the service that timed out in the same check.
 */
export function withCauseOfSiblings(verdict: JudgedFunction, siblings: readonly JudgedFunction[]): JudgedFunction {
  if (verdict.state !== 'blocked' || !verdict.marks?.unclear) return verdict;
  const explained = sharedCause(
    siblings.filter((sibling) => sibling.state === 'blocked' && mayHaveCause(verdict, sibling)),
  );
  if (!explained.manner) return verdict;
  const { unclear: _unclear, ...marks } = verdict.marks;
  return { ...verdict, ...explained, because: withoutUnclear(verdict.because), marks };
}
