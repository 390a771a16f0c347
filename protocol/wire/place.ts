/** The place of a connection, as coarse as it is shared. */
export interface Place {
  /** ISO 3166-1 alpha-2, or `unknownCountry`. */
  readonly cc: string;
  /** ASN of the network; 0 when it is small or unknown. */
  readonly asn: number;
}

export const isSamePlace = (one: Place, other: Place): boolean => one.cc === other.cc && one.asn === other.asn;

/** ISO 3166 reserves this code for its users; CLDR uses it for "unknown". */
export const unknownCountry = 'ZZ';

/** A network that announces fewer IPv4 addresses is small: its ASN could identify one house. */
export const minAddresses = 4096;

export const largestAsn = 2 ** 32 - 1;

/** What a relay reports about a sender. A bucket stands for one neighbourhood of addresses on one day. */
export interface SeenPlace extends Place {
  readonly bucket?: number;
}

/** 12 bits: about a thousand buckets for a million reporters, so that none stands for a person. */
export const bucketCount = 4096;

/** The header in which a relay reports the place of a sender, a dictionary of RFC 8941. */
export const placeHeader = 'reachable-network';

export function writePlace({ cc, asn, bucket }: SeenPlace): string {
  return `cc=${cc}, asn=${asn}${bucket === undefined ? '' : `, bucket=${bucket}`}`;
}

/** Undefined when the text is not a valid place. */
export function readPlace(text: string | undefined): SeenPlace | undefined {
  const found = /^cc=([A-Z]{2}), ?asn=(\d{1,10})(?:, ?bucket=(\d{1,4}))?$/.exec(text ?? '');
  const [, cc, asn, bucket] = found ?? [];
  if (cc === undefined || Number(asn) > largestAsn) return undefined;
  if (bucket === undefined) return { cc, asn: Number(asn) };
  return Number(bucket) < bucketCount ? { cc, asn: Number(asn), bucket: Number(bucket) } : undefined;
}
