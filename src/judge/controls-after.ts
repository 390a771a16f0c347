import { controlsAnswerAfter } from '../measure/network/controls.ts';
import type { Case, JudgedFunction } from './case.ts';
import { unsure } from './unsure.ts';

/** Whether it fails and no control answered after it. A check that ran out of time has no healthy connection. */
export function failsWithoutControlAfter({ state, marks }: JudgedFunction, { check }: Pick<Case, 'check'>): boolean {
  return (state === 'blocked' || state === 'partial') && !marks?.standsAlone && !controlsAnswerAfter(check);
}

export function interrupted({ function: id }: JudgedFunction): JudgedFunction {
  return { function: id, ...unsure('interrupted') };
}
