import { createHmac } from 'node:crypto';
import { bucketCount, type Place } from '../../protocol/wire/place.ts';
import { numberOf } from './address-number.ts';
import { type BucketKeyAt, drawBucketKeys } from './bucket-keys.ts';
import type { PlaceOf } from './read-places.ts';

/**
 * What a relay reveals about its senders. It counts none of them and keeps only a key, in memory, until the end of the
 * day: after that nobody can find out which bucket a neighbourhood had. Anonymous tokens (Privacy Pass, RFC 9576 to
 * 9578) in place of buckets would keep a gateway from linking the messages of one bucket and day, and bring back
 * attacks that buckets stop: - An issuer cannot tell for which slot, service or verdict a token will be spent. One host
 * that takes all tokens of its neighbourhood after midnight silences the neighbours for the day. A bucket is seen with
 * its vote. - A token does not say where it was issued. A thousand addresses elsewhere fetch tokens for one host, which
 * then has a thousand votes. With a key for each network and day, no two readers could check that they were given the
 * same keys. - A relay that issues can invent tokens, and a gateway that issues sees all addresses: it takes a third
 * operator. - Limits for each person need an account or an attested device. Reachable has neither, on purpose.
 */
export interface Neighbourhoods {
  /** The place of an address. */
  placeOf(address: string, now: number): Place & { readonly bucket: number };
  /** Deletes the keys of other days. */
  turn(now: number): void;
}

export function watchNeighbourhoods(placeOf: PlaceOf, keyAt: BucketKeyAt = drawBucketKeys()): Neighbourhoods {
  return {
    placeOf(address, now) {
      const hash = createHmac('sha256', keyAt(now)).update(neighbourhoodOf(address)).digest();
      return { ...placeOf(address), bucket: hash.readUInt16BE() % bucketCount };
    },
    turn: (now) => void keyAt(now),
  };
}

/** A /24 of IPv4 or a /48 of IPv6: about one street, or one customer. */
export function neighbourhoodOf(address: string): string {
  const number = numberOf(address);
  if (!number) return 'no address';
  return number.kind === 4 ? `4/${number.value >>> 8}` : `6/${number.value}`;
}

/** An IPv4 address or a /64 of IPv6: what one host has. Many may share one IPv4 address. */
export function hostOf(address: string): string {
  const number = numberOf(address);
  return number ? `${number.kind}/${number.value}/${number.subnet}` : 'no address';
}
