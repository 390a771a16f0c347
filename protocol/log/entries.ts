import { type Bytes, toBase64 } from '../ohttp/bytes.ts';
import { sha256 } from './merkle.ts';

/** The entry of a snapshot, whatever its signature. @param body the compressed JSON that is signed */
export async function snapshotEntry(country: string, counter: number, body: Bytes): Promise<string> {
  return `figures ${country} ${counter} ${toBase64(await sha256(body))}`;
}

/** The message keys of one gateway for one day. */
export interface KeysPlace {
  /** Days since 1970. */
  readonly day: number;
  /** Their number in the day, from 1. */
  readonly place: number;
}

/**
 * The most sets of keys that a day may have: one for each gateway, and one more for each start of a gateway in the day
 * and for each key that was replaced because it had opened too many messages. So nobody can be given keys of their own.
 */
export const mostKeysOfDay = 32;

/** @param hash of `application/ohttp-keys`, base64 */
export const keysEntry = ({ day, place }: KeysPlace, hash: string): string => `keys ${day} ${place} ${hash}`;

/**
 * The most editions of the log that a slot may have. One has the figures; the others have the keys of gateways that
 * started since.
 */
export const editionsOfSlot = 15;

/** The number of an edition. Every slot counts as if it had all its editions, so that the number shows the time. */
export const editionOf = (slot: number, place: number): number => slot * editionsOfSlot + place;
export const slotOfEdition = (edition: number): number => Math.floor(edition / editionsOfSlot);

/** The last entry of an edition. Every checkpoint is right after one. */
export const endOfEdition = (edition: number): string =>
  `published ${slotOfEdition(edition)} ${edition % editionsOfSlot}`;

/** The edition that this entry ends; undefined if it ends none. */
export function endedBy(entry: string): number | undefined {
  const [, slot, place] = /^published (\d+) (\d+)$/.exec(entry) ?? [];
  return slot === undefined ? undefined : editionOf(Number(slot), Number(place));
}

/** The bytes that are hashed. */
export const entryBytes = (entry: string): Bytes => new TextEncoder().encode(entry);
