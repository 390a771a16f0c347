import type { Observation } from '../model/observation.ts';
import { type SubstitutePages, substitutePages } from './endpoints/substitute-pages.ts';
import { type Line, lineOf } from './network/line.ts';
import { isAnswer } from './outcomes.ts';

/** The observations of a check, oldest first, and what is worked out of them once for all services. */
export interface Check {
  readonly seen: readonly Observation[];
  readonly line: Line;
  readonly pages: SubstitutePages;
  /** Did a control answer after the services were asked? */
  readonly controlsAnswerAfter: boolean;
}

export function checkOf(seen: readonly Observation[]): Check {
  return {
    seen,
    line: lineOf(seen),
    pages: substitutePages(seen),
    controlsAnswerAfter: seen.some((o) => o.subject.kind === 'control' && o.phase === 'after' && isAnswer(o)),
  };
}
