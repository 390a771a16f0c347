import { createHmac, randomBytes } from 'node:crypto';
import { bucketCount, type SeenPlace } from '../../community/protocol/wire/place.ts';
import { dayOf } from '../each-day.ts';
import { numberOf } from './address-number.ts';
import type { PlaceOf } from './read-places.ts';

/**
 * What a relay knows of its senders: how many messages came from each neighbourhood of addresses today. It is in memory only;
 * at the end of the day the key and the counts are deleted, and nobody can tell any more which bucket a neighbourhood had.
 */
export interface Neighbourhoods {
  /** Counts one message from an address. */
  count(address: string, now: number): Sighting;
  /** The place of an address; counts nothing. */
  placeOf(address: string, now: number): Sighting['place'];
  /** Deletes the key and the counts of another day. */
  turn(now: number): void;
}

export interface Sighting {
  readonly place: SeenPlace & { readonly bucket: number };
  /** The neighbourhood sent more than the cap: the relay forwards the message, but does not vouch for its place. */
  readonly isOverCap: boolean;
}

/** About 100 MB. Somebody with more addresses than this can only make the relay forget the counts. */
const maxNeighbourhoods = 500_000;

interface Neighbourhood {
  readonly place: Sighting['place'];
  messages: number;
}

/** @param cap how many messages a day the relay vouches for from one neighbourhood */
export function watchNeighbourhoods(placeOf: PlaceOf, cap: number): Neighbourhoods {
  let day = -1;
  let key = randomBytes(32);
  const known = new Map<string, Neighbourhood>();

  function turn(now: number): void {
    if (dayOf(now) === day) return;
    known.clear();
    key = randomBytes(32);
    day = dayOf(now);
  }

  function find(address: string, now: number): Neighbourhood {
    turn(now);
    const id = neighbourhoodOf(address);
    const found = known.get(id);
    if (found) return found;
    const bucket = createHmac('sha256', key).update(id).digest().readUInt16BE() % bucketCount;
    const made = { place: { ...placeOf(address), bucket }, messages: 0 };
    if (known.size >= maxNeighbourhoods) known.clear();
    known.set(id, made);
    return made;
  }

  return {
    count(address, now) {
      const neighbourhood = find(address, now);
      neighbourhood.messages += 1;
      return { place: neighbourhood.place, isOverCap: neighbourhood.messages > cap };
    },
    placeOf: (address, now) => find(address, now).place,
    turn,
  };
}

/** A /24 of IPv4 or a /48 of IPv6: about one street or one customer. */
export function neighbourhoodOf(address: string): string {
  const number = numberOf(address);
  if (!number) return 'no address';
  return number.kind === 4 ? `4/${number.value >>> 8}` : `6/${number.value}`;
}
