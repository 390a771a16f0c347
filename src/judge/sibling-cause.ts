import type { JudgedFunction } from './case.ts';
import { sharedCause } from './function.ts';
import { mayHaveCause, withoutUnclear } from './unclear-cause.ts';

/** Is its cause unclear, and did another function of the service time out in the same check, whose cause is known? */
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
