import type { Tone } from '../../model/state-marks.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';

/** What a verdict is, for programs that read the page. What does not apply is left out. */
export function verdictMarks(verdict: ServiceVerdict | undefined, tone: Tone) {
  return {
    'data-state': verdict?.state,
    'data-cause': verdict?.cause,
    'data-manner': verdict?.manner,
    'data-confidence': verdict?.confidence,
    'data-tone': tone,
  };
}
