import type { ComponentChildren } from 'preact';
import type { ServiceState } from '../../model/verdict.ts';

const cut = { stroke: 'var(--mark-cut)', 'stroke-width': 2, 'stroke-linecap': 'round', fill: 'none' } as const;
const line = { stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round', fill: 'none' } as const;

/** One shape per state, told apart without colour. Drawn on 16 by 16; never mirrored. */
const shapes: Readonly<Record<ServiceState | 'waiting', ComponentChildren>> = {
  works: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.9 8.3 2.2 2.2 4.1-4.6" {...cut} stroke-linejoin="round" />
    </>
  ),
  slow: (
    <>
      <circle cx="8" cy="8" r="6.1" {...line} />
      <path d="M8 1.9a6.1 6.1 0 0 0 0 12.2z" fill="currentColor" />
    </>
  ),
  partial: (
    <>
      <path d="m8 1.2 6.8 6.8L8 14.8 1.2 8z" {...line} stroke-linejoin="round" />
      <path d="M8 1.2 1.2 8 8 14.8z" fill="currentColor" />
      <path d="m8 8 2.6-2.6" {...line} />
    </>
  ),
  blocked: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="m4.7 11.3 6.6-6.6" {...cut} />
    </>
  ),
  down: (
    <>
      <path d="M8 1.8 14.9 14H1.1z" {...line} stroke-linejoin="round" />
      <path d="M8 6.2v3.6M8 11.9v.01" {...line} />
    </>
  ),
  unsure: (
    <>
      <circle cx="8" cy="8" r="6.6" {...line} stroke-width="1.4" />
      <path d="M6.1 6.4a1.9 1.9 0 1 1 2.8 1.7c-.6.3-.9.6-.9 1.3M8 11.7v.01" {...line} stroke-width="1.5" />
    </>
  ),
  untestable: <circle cx="8" cy="8" r="6.4" {...line} stroke-width="1.5" stroke-dasharray="2.2 2.82" />,
  paused: <path d="M5.5 3.5v9M10.5 3.5v9" {...line} stroke-width="2.4" />,
  waiting: <circle cx="8" cy="8" r="2" fill="currentColor" />,
};

/** The mark of a state; the word beside it says the same, so assistive software skips it. */
export function StateMark({ state }: { readonly state: ServiceState | 'waiting' }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
