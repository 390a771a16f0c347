import { unknownNetwork } from '../../../model/network-label.ts';
import type { Round } from '../../../model/round.ts';
import { pack, unpack } from './packed.ts';

/**
 * A round that runs is stored as it is, and so is one that version 1 wrote. What ended is packed as a whole, but for what
 * it is found by: Firefox gives four kilobytes to each record that is longer than one. Times in it count from the start
 * of the round. Nothing here waits, so it can be done within a transaction.
 */
export type StoredRound = Round | (Pick<Round, 'at' | 'status'> & { readonly packed: string }) | VersionTwo;

/** Packed its verdicts alone. */
type VersionTwo = Omit<Round, 'verdicts'> & { readonly packed: string };

type Rest = Omit<Round, 'at' | 'status'>;

export function storeRound(round: Round): StoredRound {
  const { at, status, ...rest } = round;
  return status === 'running' ? round : { at, status, packed: pack(timesFrom(rest, at)) };
}

export function restoreRound(stored: StoredRound): Round {
  // The first rounds that version 1 wrote knew of no networks.
  if (!('packed' in stored)) return { ...stored, profile: stored.profile ?? unknownNetwork };
  const { at, status, packed, ...rest } = stored;
  if ('kind' in rest) return { ...rest, at, status, verdicts: shifted(unpack(packed) as Round['verdicts'], at) };
  return { at, status, ...timesFrom(unpack(packed) as Rest, -at) };
}

/** Its times, told from `at` on. */
function timesFrom({ endedAt, verdicts, ...rest }: Rest, at: number): Rest {
  return { ...rest, ...(endedAt === undefined ? {} : { endedAt: endedAt - at }), verdicts: shifted(verdicts, -at) };
}

export function shifted<Moment extends { readonly at: number }>(moments: readonly Moment[], byMs: number): Moment[] {
  return moments.map((moment) => ({ ...moment, at: moment.at + byMs }));
}
