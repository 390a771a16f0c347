import type { Tone } from '../../model/state-marks.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';

/** A verdict as data attributes, for programs that read the page. Attributes that do not apply are absent. */
export function verdictMarks(verdict: ServiceVerdict | undefined, tone: Tone) {
  return {
    'data-state': verdict?.state,
    'data-cause': verdict?.cause,
    'data-manner': verdict?.manner,
    'data-confidence': verdict?.confidence,
    'data-rules': verdict?.rules?.join(' '),
    'data-tone': tone,
  };
}
