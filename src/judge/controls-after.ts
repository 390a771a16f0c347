import { isAnswer } from '../measure/outcomes.ts';
import type { Observation } from '../model/observation.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import { unsure } from './unsure.ts';

/**
 * A failure counts only if controls answered after it. A round that ran out of time before that says nothing about
 * failures, since its connection is not healthy.
 */
export function needingControlsAfter(verdict: FunctionVerdict, observations: readonly Observation[]): FunctionVerdict {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.manner === 'legal-451') return verdict;
  if (observations.some((o) => o.subject.kind === 'control' && o.phase === 'after' && isAnswer(o))) return verdict;
  return { function: verdict.function, ...unsure('interrupted') };
}
