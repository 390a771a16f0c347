import type { FunctionId } from '../../model/function-ids.ts';
import { type FunctionVerdict, isKnown, type ServiceVerdict } from '../../model/verdict.ts';
import { needsWholeCheck } from '../whole-check.ts';

/**
 * The result for a part of a messenger, in the few words by which two checks can be compared. `stalls`: it answers but
 * is slow, or stops midway, which only a whole check can see.
 */
export type PartResult = 'works' | 'stalls' | 'fails';

/** Parts that the check could not judge are absent. */
export type PartResults = ReadonlyMap<FunctionId, PartResult>;

export function partResultsOf({ functions }: Pick<ServiceVerdict, 'functions'>): PartResults {
  return new Map(functions.flatMap((one) => partResultOf(one)));
}

function partResultOf(verdict: FunctionVerdict): readonly [FunctionId, PartResult][] {
  const { function: id, state } = verdict;
  if (!isKnown(state)) return [];
  if (state === 'works') return [[id, 'works']];
  return [[id, state === 'slow' || needsWholeCheck(verdict) ? 'stalls' : 'fails']];
}
