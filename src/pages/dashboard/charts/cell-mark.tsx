import { StateMark } from '../../shared/state-mark.tsx';
import { toneOf } from '../../shared/tone.ts';
import type { CellState } from './cell-state.ts';

/** The mark of what a cell shows. A failed connection is a cut cable. */
export function CellMark({ state }: { readonly state: CellState }) {
  if (state !== 'offline') return <StateMark state={state} />;
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d="M1 8h4.500M10.500 8H15M6.500 12l3-8"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
      />
    </svg>
  );
}

export function cellTone(state: CellState) {
  return toneOf(state === 'offline' ? 'unsure' : state);
}
