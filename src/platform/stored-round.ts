import { unknownNetwork } from '../core/network-profile.ts';
import { pack, unpack } from '../core/packed.ts';
import type { Round } from '../core/round.ts';
import type { ServiceVerdict } from '../core/verdict-words.ts';

/**
 * A round that runs is stored as it is, and so is one that version 1 wrote. What ended is packed; times in it count from
 * the start of the round. Nothing here waits, so it can be done within a transaction.
 */
export type StoredRound = Round | (Omit<Round, 'verdicts'> & { readonly packed: string });

export function storeRound(round: Round): StoredRound {
  if (round.status === 'running') return round;
  const { verdicts, ...rest } = round;
  return { ...rest, packed: pack(shifted(verdicts, -round.at)) };
}

export function restoreRound(stored: StoredRound): Round {
  // The first rounds that version 1 wrote knew of no networks.
  if (!('packed' in stored)) return { ...stored, profile: stored.profile ?? unknownNetwork };
  const { packed, ...rest } = stored;
  return { ...rest, verdicts: shifted(unpack(packed) as ServiceVerdict[], stored.at) };
}

export function shifted<Moment extends { readonly at: number }>(moments: readonly Moment[], byMs: number): Moment[] {
  return moments.map((moment) => ({ ...moment, at: moment.at + byMs }));
}
