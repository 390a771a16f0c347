import type { FunctionVerdict } from '../model/verdict.ts';
import { sharedCause } from './function.ts';
import { isUnclear, mayHaveCause, withoutUnclear } from './unclear-cause.ts';

/**
 * A timeout with an unclear cause takes the cause of another function of the service that timed out in the same round.
 */
export function withCauseOfSiblings(verdict: FunctionVerdict, siblings: readonly FunctionVerdict[]): FunctionVerdict {
  if (verdict.state !== 'blocked' || !isUnclear(verdict)) return verdict;
  const explained = sharedCause(
    siblings.filter((sibling) => sibling.state === 'blocked' && mayHaveCause(verdict, sibling)),
  );
  if (!explained.manner) return verdict;
  return { ...verdict, ...explained, because: withoutUnclear(verdict.because) };
}
