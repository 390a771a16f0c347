import { stateMarks, type Tone } from '../../model/state-marks.ts';
import type { ServiceState } from '../../model/verdict.ts';

/** The colour family of a state. Old results and states that claim nothing are quiet. */
export function toneOf(state: ServiceState | undefined, old = false): Tone {
  return old || state === undefined ? 'quiet' : stateMarks[state].tone;
}
