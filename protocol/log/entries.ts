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
  /** Which one of its day it is, from 1. */
  readonly place: number;
}

/**
 * A day has no more sets of keys than this: one for each gateway, one more for each start of a gateway in the day, and for
 * each key that has opened so many messages that it was replaced. So people cannot be told apart by a key for each.
 */
export const mostKeysOfDay = 32;

/** @param hash of `application/ohttp-keys`, base64 */
export const keysEntry = ({ day, place }: KeysPlace, hash: string): string => `keys ${day} ${place} ${hash}`;

/** A slot has at most so many editions of the log. One has the figures; others have keys of gateways that started since. */
export const editionsOfSlot = 15;

/** Editions are counted as if every slot had all of them, so that their number tells the time. */
export const editionOf = (slot: number, place: number): number => slot * editionsOfSlot + place;
export const slotOfEdition = (edition: number): number => Math.floor(edition / editionsOfSlot);

/** The entry after those of an edition. Every checkpoint is right behind one. */
export const endOfEdition = (edition: number): string =>
  `published ${slotOfEdition(edition)} ${edition % editionsOfSlot}`;

/** The edition that ends here; undefined for another entry. */
export function endedBy(entry: string): number | undefined {
  const [, slot, place] = /^published (\d+) (\d+)$/.exec(entry) ?? [];
  return slot === undefined ? undefined : editionOf(Number(slot), Number(place));
}

/** As it is hashed. */
export const entryBytes = (entry: string): Bytes => new TextEncoder().encode(entry);
