import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { unknownNetwork } from '../core/network-profile.ts';
import type { Observation } from '../core/observation.ts';
import type { Round } from '../core/round.ts';
import type { ServiceVerdict } from '../core/verdict-words.ts';

/**
 * What ended is packed, which makes it ten times smaller: a year of checks is 0.1 GB and not one. Times in it count from
 * the start of the round. The packing must not wait for anything, or the transaction around it would end.
 */

/** A round that runs is stored as it is, and so is one that version 1 wrote. */
export type StoredRound = Round | (Omit<Round, 'verdicts'> & { readonly packed: Uint8Array });

export function storeRound(round: Round): StoredRound {
  if (round.status === 'running') return round;
  const { verdicts, ...rest } = round;
  return { ...rest, packed: pack(verdicts, round.at) };
}

export function restoreRound(stored: StoredRound): Round {
  // The first rounds that version 1 wrote knew of no networks.
  if (!('packed' in stored)) return { ...stored, profile: stored.profile ?? unknownNetwork };
  const { packed, ...rest } = stored;
  return { ...rest, verdicts: unpack<ServiceVerdict>(packed, stored.at) };
}

/** The observations of one round; version 1 wrote a list. */
export type StoredObservations =
  | { readonly at: number; readonly observations: readonly Observation[] }
  | { readonly at: number; readonly packed: Uint8Array };

export function storeObservations(at: number, observations: readonly Observation[]): StoredObservations {
  return { at, packed: pack(observations, at) };
}

export function restoreObservations(stored: StoredObservations | undefined): readonly Observation[] {
  if (!stored) return [];
  return 'packed' in stored ? unpack<Observation>(stored.packed, stored.at) : stored.observations;
}

interface Moment {
  readonly at: number;
}

function pack(moments: readonly Moment[], start: number): Uint8Array {
  return deflateSync(strToU8(JSON.stringify(shifted(moments, -start))));
}

function unpack<Kind extends Moment>(packed: Uint8Array, start: number): Kind[] {
  return shifted(JSON.parse(strFromU8(inflateSync(packed))) as Kind[], start);
}

function shifted<Kind extends Moment>(moments: readonly Kind[], byMs: number): Kind[] {
  return moments.map((moment) => ({ ...moment, at: moment.at + byMs }));
}
