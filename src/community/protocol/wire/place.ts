/** Where a connection comes out, as coarse as it is shared. */
export interface Place {
  /** ISO 3166-1 alpha-2, or `unknownCountry`. */
  readonly cc: string;
  /** Number of the network; 0 where it is small or not known. */
  readonly asn: number;
}

export const isSamePlace = (one: Place, other: Place): boolean => one.cc === other.cc && one.asn === other.asn;

/** ISO 3166 leaves this code to its users for ever; CLDR uses it for "not known". */
export const unknownCountry = 'ZZ';

/** A network that announces fewer IPv4 addresses than this is small: its number could point at one house. */
export const leastAddresses = 4096;

export const largestAsn = 2 ** 32 - 1;

/** What a relay saw of a sender. A bucket stands for one neighbourhood of addresses, for one day. */
export interface SeenPlace extends Place {
  readonly bucket?: number;
}

/** 12 bits: about a thousand buckets for a million reporters, so that none stands for a person. */
export const bucketCount = 4096;

/** The header, a dictionary of RFC 8941, in which a relay says where a sender is. */
export const placeHeader = 'reachable-network';

export function writePlace({ cc, asn, bucket }: SeenPlace): string {
  return `cc=${cc}, asn=${asn}${bucket === undefined ? '' : `, bucket=${bucket}`}`;
}

/** Undefined where the text says no place, or one that cannot be. */
export function readPlace(text: string | undefined): SeenPlace | undefined {
  const found = /^cc=([A-Z]{2}), ?asn=(\d{1,10})(?:, ?bucket=(\d{1,4}))?$/.exec(text ?? '');
  const [, cc, asn, bucket] = found ?? [];
  if (cc === undefined || Number(asn) > largestAsn) return undefined;
  if (bucket === undefined) return { cc, asn: Number(asn) };
  return Number(bucket) < bucketCount ? { cc, asn: Number(asn), bucket: Number(bucket) } : undefined;
}
