import { createElement } from 'preact';
import { stateMarks } from '../../model/state-marks.ts';
import type { ServiceState } from '../../model/verdict.ts';

/** The mark of a state; the word beside it says the same, so assistive software skips it. */
export function StateMark({ state }: { readonly state: ServiceState | 'waiting' }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {stateMarks[state].shape.map(([element, attributes]) => createElement(element, attributes))}
    </svg>
  );
}
