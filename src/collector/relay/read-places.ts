import { readFile } from 'node:fs/promises';
import { type AsnResponse, Reader } from 'mmdb-lib';
import { largestAsn, minAddresses, type Place, unknownCountry } from '../../community/protocol/wire/place.ts';
import { WrongSetting } from '../wrong-setting.ts';
import { numberOf } from './address-number.ts';

/** The country and network of an address, as coarse as they may be shared. */
export type PlaceOf = (address: string) => Place;

/** The record of an address: ip-location-db and DB-IP use `country_code`, MaxMind `country`. */
type PlaceRecord = Partial<AsnResponse> & {
  readonly country_code?: string;
  readonly country?: { readonly iso_code: string };
};

/** The reader's types only know the records of MaxMind. */
type Database = Reader<AsnResponse>;

/**
 * Reads the places of addresses from MaxMind DB files: the one that comes with the relay, or those of the operator, e.g.
 * one for countries and one for networks. Ours (npm run network-data) has no numbers of small networks; in others these
 * are found here by counting addresses. The data in ours is by DB-IP, RouteViews and NRO, CC-BY-4.0.
 */
export async function readPlaces(files: readonly string[] | undefined): Promise<PlaceOf> {
  if (!files) return placesIn([new Reader(await readFile(new URL('places.mmdb', import.meta.url)))], () => true);
  const readers = await Promise.all(files.map(readDatabase));
  const sizes = sizesIn(readers);
  return placesIn(readers, (asn) => (sizes.get(asn) ?? 0) >= minAddresses);
}

async function readDatabase(file: string): Promise<Database> {
  const bytes = await readFile(file).catch(() => {
    throw new WrongSetting(`PLACES: ${file} cannot be read.`);
  });
  try {
    return new Reader(bytes);
  } catch {
    throw new WrongSetting(`PLACES: ${file} is no MaxMind DB file.`);
  }
}

function placesIn(readers: readonly Database[], isLarge: (asn: number) => boolean): PlaceOf {
  return (address) => {
    const records = recordsOf(readers, address);
    const cc = firstOf(records, countryOf);
    const asn = firstOf(records, (record) => record.autonomous_system_number || undefined) ?? 0;
    return { cc: cc ?? unknownCountry, asn: asn <= largestAsn && isLarge(asn) ? asn : 0 };
  };
}

function countryOf({ country_code, country }: PlaceRecord): string | undefined {
  const cc = country_code ?? country?.iso_code ?? '';
  return /^[A-Z]{2}$/.test(cc) && cc !== unknownCountry ? cc : undefined;
}

function recordsOf(readers: readonly Database[], address: string): PlaceRecord[] {
  const kind = numberOf(address)?.kind;
  if (kind === undefined) return [];
  // Databases do not know IPv4 addresses that are mapped to IPv6.
  const plain = kind === 4 ? address.replace(/^::ffff:/i, '') : address;
  return readers
    .filter(({ metadata }) => metadata.ipVersion >= kind)
    .flatMap((reader): PlaceRecord[] => {
      const record = reader.get(plain);
      return record ? [record] : [];
    });
}

function firstOf<T>(records: readonly PlaceRecord[], read: (record: PlaceRecord) => T | undefined): T | undefined {
  return records.map(read).find((value) => value !== undefined);
}

/** The number of IPv4 addresses of each network. Reading a whole database takes a few seconds. */
function sizesIn(readers: readonly Database[]): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const reader of readers) {
    for (let at = 0; at < 2 ** 32; ) {
      const bytes = [24, 16, 8, 0].map((shift) => (at >>> shift) & 0xff);
      const [record, length] = reader.getWithPrefixLength(bytes.join('.'));
      const size = 2 ** (32 - length);
      const asn = record?.autonomous_system_number;
      if (asn !== undefined) sizes.set(asn, (sizes.get(asn) ?? 0) + size);
      at += size;
    }
  }
  return sizes;
}
