import { controlsAnswerAfter } from '../measure/network/controls.ts';
import type { Case, JudgedFunction } from './case.ts';
import { unsure } from './unsure.ts';

/**
 * A failure counts only if controls answered after it. A check that ran out of time before that proves no failure,
 * since its connection is not healthy.
 */
export function needingControlsAfter(verdict: JudgedFunction, { check }: Pick<Case, 'check'>): JudgedFunction {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.marks?.standsAlone || controlsAnswerAfter(check)) return verdict;
  return { function: verdict.function, ...unsure('interrupted') };
}
