import type { Observation } from '../../../src/model/observation.ts';

/** An answer of a comparison site on a new connection. */
export const control = (name: string, change: Partial<Observation> = {}): Observation => ({
  subject: { kind: 'control', control: name, class: 'foreign', vendor: name },
  probe: 'https',
  host: `${name}.example`,
  at: 0,
  tookMs: 100,
  attempt: 1,
  phase: 'before',
  outcome: { kind: 'answered', status: 200, healthy: true },
  reused: false,
  ...change,
});

/** The same for a messenger. */
export const service = (name: string, change: Partial<Observation> = {}): Observation => ({
  ...control(name, change),
  subject: { kind: 'service', service: name, endpoint: 'web', function: 'web' },
});

/** The change that makes it silent. */
export const lost = { outcome: { kind: 'failed', failure: 'generic_timeout_error' } } as const;
