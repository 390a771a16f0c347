import { createElement } from 'preact';
import { stateMarks, type Tone } from '../../model/state-marks.ts';
import type { ServiceState, ServiceVerdict } from '../../model/verdict.ts';

/** The mark of a state; the word beside it says the same, so assistive software skips it. */
export function StateMark({ state }: { readonly state: ServiceState | 'waiting' }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {stateMarks[state].shape.map(([element, attributes]) => createElement(element, attributes))}
    </svg>
  );
}

/** The colour family of a state. Old results and states that claim nothing are quiet. */
export function toneOf(state: ServiceState | undefined, old = false): Tone {
  return old || state === undefined ? 'quiet' : stateMarks[state].tone;
}

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
