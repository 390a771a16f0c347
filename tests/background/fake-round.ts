import { vi } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import type { Store } from '../../src/platform/store/store.ts';

/** Stands in for a round, which would ask real servers: it lasts until it is let go or stopped, and then stores its end. */

interface Call {
  readonly round: Round;
  readonly seen: readonly Observation[];
  readonly finish: () => void;
}

export const fakeRounds: Call[] = [];

export async function fakeRunRound(
  round: Round,
  seen: readonly Observation[],
  store: Store,
  stop: AbortSignal,
): Promise<Round> {
  await new Promise<void>((finish) => {
    fakeRounds.push({ round, seen, finish });
    stop.addEventListener('abort', () => finish());
    if (stop.aborted) finish();
  });
  const ended: Round = { ...round, status: stop.aborted ? 'stopped' : 'finished', endedAt: round.at + 1 };
  await store.closeRound(ended);
  return ended;
}

/** The one round that is under way, once it is. */
export function underWay(): Promise<Call> {
  return vi.waitFor(() => {
    const call = fakeRounds.at(-1);
    if (!call) throw new Error('no round has begun');
    return call;
  });
}
