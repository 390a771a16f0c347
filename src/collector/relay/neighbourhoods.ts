import { createHmac, randomBytes } from 'node:crypto';
import { bucketCount, type Place } from '../../community/protocol/wire/place.ts';
import { dayOf } from '../each-day.ts';
import { numberOf } from './address-number.ts';
import type { PlaceOf } from './read-places.ts';

/**
 * What a relay tells of its senders. It counts none of them and keeps only a key, in memory; at the end of the day the key
 * is deleted, and nobody can tell any more which bucket a neighbourhood had.
 */
export interface Neighbourhoods {
  /** The place of an address. */
  placeOf(address: string, now: number): Place & { readonly bucket: number };
  /** Deletes the key of another day. */
  turn(now: number): void;
}

export function watchNeighbourhoods(placeOf: PlaceOf): Neighbourhoods {
  let day = -1;
  let key = randomBytes(32);

  function turn(now: number): void {
    if (dayOf(now) === day) return;
    key = randomBytes(32);
    day = dayOf(now);
  }

  return {
    placeOf(address, now) {
      turn(now);
      const bucket = createHmac('sha256', key).update(neighbourhoodOf(address)).digest().readUInt16BE() % bucketCount;
      return { ...placeOf(address), bucket };
    },
    turn,
  };
}

/** A /24 of IPv4 or a /48 of IPv6: about one street or one customer. */
export function neighbourhoodOf(address: string): string {
  const number = numberOf(address);
  if (!number) return 'no address';
  return number.kind === 4 ? `4/${number.value >>> 8}` : `6/${number.value}`;
}
