import type { ServiceState } from '../../model/verdict.ts';

/** The colour family of a state. Old results and states that claim nothing are quiet. */
export type Tone = 'works' | 'slow' | 'partial' | 'blocked' | 'down' | 'quiet';

export function toneOf(state: ServiceState | undefined, old = false): Tone {
  if (old || state === undefined) return 'quiet';
  return state === 'unsure' || state === 'untestable' || state === 'paused' ? 'quiet' : state;
}
