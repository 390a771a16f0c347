import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { waitFor } from '../wait-for.ts';

/**
 * Replaces a round, which would contact real servers. It lasts until the test ends or stops it, and then returns its
 * end.
 */

interface Call {
  readonly round: Round;
  readonly seen: readonly Observation[];
  readonly finish: () => void;
}

export const fakeRounds: Call[] = [];

export async function fakeRunRound(
  round: Round,
  seen: readonly Observation[],
  _store: Store,
  stop: AbortSignal,
): Promise<Round> {
  await new Promise<void>((finish) => {
    fakeRounds.push({ round, seen, finish });
    stop.addEventListener('abort', () => finish());
    if (stop.aborted) finish();
  });
  return { ...round, status: stop.aborted ? 'stopped' : 'finished', endedAt: round.at + 1 };
}

/** Waits for the running round. */
export function underWay(): Promise<Call> {
  return waitFor(() => {
    const call = fakeRounds.at(-1);
    if (!call) throw new Error('no round has begun');
    return call;
  });
}
