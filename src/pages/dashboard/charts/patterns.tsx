import type { ComponentChildren } from 'preact';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { type CellState, cellStates } from './bar-cell.ts';

const size = 6;
const solid = <rect width={size} height={size} fill="var(--mark)" />;
const pale = <rect width={size} height={size} fill="var(--pill)" />;
const line = { stroke: 'var(--mark)', 'stroke-width': 2.2, fill: 'none' } as const;

/** One fill pattern per state, distinguishable without colour. */
const fillings: Readonly<Record<CellState, ComponentChildren>> = {
  works: solid,
  slow: (
    <>
      {pale}
      <path d="M1.5 0v6M4.5 0v6" {...line} stroke-width={1.5} />
    </>
  ),
  partial: (
    <>
      {pale}
      <path d="M-1 7 7 -1M-1 1l2 -2M5 7l2 -2" {...line} />
    </>
  ),
  blocked: (
    <>
      {solid}
      <path d="M0 0l6 6M6 0 0 6" stroke="var(--mark-cut)" stroke-width={0.7} opacity={0.55} />
    </>
  ),
  down: (
    <>
      {pale}
      <path d="M0 1.5h6M0 4.5h6" {...line} stroke-width={1.5} />
    </>
  ),
  'site-blocked': (
    <>
      {pale}
      <path d="M1 1l4 4M5 1L1 5" {...line} stroke-width={1.5} />
    </>
  ),
  offline: (
    <>
      {pale}
      <path d="M0 3h3.4" {...line} stroke-width={1.6} />
    </>
  ),
  unsure: pale,
  'site-only': (
    <>
      {pale}
      <circle cx={3} cy={3} r={1.2} fill="var(--mark)" />
    </>
  ),
  untestable: pale,
};

export const fillOf = (state: CellState) => `url(#fill-${state})`;
export const noCheck = 'url(#fill-none)';

/** The fill patterns and marks of all charts. Rendered once per page; each chart refers to them by id. */
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        {cellStates.map((state) => (
          <pattern
            key={state}
            id={`fill-${state}`}
            width={size}
            height={size}
            patternUnits="userSpaceOnUse"
            data-tone={cellTone(state)}
          >
            {fillings[state]}
          </pattern>
        ))}
        <pattern id="fill-none" width={size} height={size} patternUnits="userSpaceOnUse">
          <path d="M-1 -1 7 7M5 -1l2 2M-1 5l2 2" stroke="var(--hatch)" stroke-width={1} />
        </pattern>
        {cellStates.map((state) => (
          <symbol key={state} id={`glyph-${state}`} viewBox="0 0 16 16" data-tone={cellTone(state)}>
            <CellMark state={state} />
          </symbol>
        ))}
      </defs>
    </svg>
  );
}

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
