import type { JudgedFunction } from './case.ts';
import { sharedCause } from './function.ts';
import { mayHaveCause, withoutUnclear } from './unclear-cause.ts';

/** Whether its cause is unclear, and another function of the service with a known cause timed out in the same check. */
export function siblingsExplainIt(verdict: JudgedFunction, _of: unknown, all: readonly JudgedFunction[]): boolean {
  return (
    verdict.state === 'blocked' &&
    verdict.marks?.unclear !== undefined &&
    causeBeside(verdict, all).manner !== undefined
  );
}

export function withCauseOfSiblings(
  verdict: JudgedFunction,
  _of: unknown,
  all: readonly JudgedFunction[],
): JudgedFunction {
  const { unclear: _unclear, ...marks } = verdict.marks ?? {};
  return { ...verdict, ...causeBeside(verdict, all), because: withoutUnclear(verdict.because), marks };
}

function causeBeside(verdict: JudgedFunction, all: readonly JudgedFunction[]): ReturnType<typeof sharedCause> {
  return sharedCause(all.filter((sibling) => sibling.state === 'blocked' && mayHaveCause(verdict, sibling)));
}
