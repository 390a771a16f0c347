import type { ServiceState } from './verdict.ts';

/** The mark of a state everywhere: a shape that is recognisable without colour, and a colour family. */
export interface StateMark {
  readonly tone: Tone;
  readonly shape: readonly ShapePart[];
}

/** `quiet` is for marks that claim nothing about the app. */
export type Tone = 'works' | 'slow' | 'partial' | 'blocked' | 'down' | 'quiet';

/** An SVG element and its attributes, on a 16 by 16 grid; never mirrored. */
type ShapePart = readonly ['circle' | 'path', Readonly<Record<string, string>>];

const full = { fill: 'currentColor' };
const round = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
const line = (width: string) => ({ ...round, stroke: 'currentColor', 'stroke-width': width });
/** Lines cut out of a filled shape. */
const cut = { ...round, stroke: 'var(--mark-cut)', 'stroke-width': '2' };

const circle = (r: string, style: Readonly<Record<string, string>>): ShapePart => [
  'circle',
  { cx: '8', cy: '8', r, ...style },
];
const path = (d: string, style: Readonly<Record<string, string>>): ShapePart => ['path', { d, ...style }];

/** A page, the sign for a site. */
const page = path('M2.6 2.6h10.8a1 1 0 0 1 1 1v8.8a1 1 0 0 1-1 1H2.6a1 1 0 0 1-1-1V3.6a1 1 0 0 1 1-1z', line('1.5'));

export const stateMarks: Readonly<Record<ServiceState | 'waiting', StateMark>> = {
  works: { tone: 'works', shape: [circle('7', full), path('m4.9 8.3 2.2 2.2 4.1-4.6', cut)] },
  slow: { tone: 'slow', shape: [circle('6.1', line('1.8')), path('M8 1.9a6.1 6.1 0 0 0 0 12.2z', full)] },
  partial: {
    tone: 'partial',
    shape: [
      path('m8 1.2 6.8 6.8L8 14.8 1.2 8z', line('1.8')),
      path('M8 1.2 1.2 8 8 14.8z', full),
      path('m8 8 2.6-2.6', line('1.8')),
    ],
  },
  blocked: {
    tone: 'blocked',
    shape: [path('M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z', full), path('m4.7 11.3 6.6-6.6', cut)],
  },
  down: {
    tone: 'down',
    shape: [path('M8 1.8 14.9 14H1.1z', line('1.8')), path('M8 6.2v3.6M8 11.9v.01', line('1.8'))],
  },
  'site-blocked': {
    tone: 'partial',
    shape: [page, path('M1.6 2.6h12.8v3.2H1.6z', full), path('m6.2 7.4 3.6 3.6M9.8 7.4 6.2 11', line('1.5'))],
  },
  unsure: {
    tone: 'quiet',
    shape: [
      circle('6.6', line('1.4')),
      path('M6.1 6.4a1.9 1.9 0 1 1 2.8 1.7c-.6.3-.9.6-.9 1.3M8 11.7v.01', line('1.5')),
    ],
  },
  'site-only': { tone: 'quiet', shape: [page, path('M1.6 2.6h12.8v3.2H1.6z', full)] },
  untestable: { tone: 'quiet', shape: [circle('6.4', { ...line('1.5'), 'stroke-dasharray': '2.2 2.82' })] },
  waiting: { tone: 'quiet', shape: [circle('2', full)] },
};
