import { readFile } from 'node:fs/promises';
import { type AsnResponse, Reader } from 'mmdb-lib';
import type { Networks } from '../../protocol/wire/networks.ts';
import { type Place, unknownCountry } from '../../protocol/wire/place.ts';
import { WrongSetting } from '../wrong-setting.ts';
import { numberOf } from './address-number.ts';

/** The country and network of an address, as coarse as they may be shared. */
export type PlaceOf = (address: string) => Place;

/** The record of an address: ip-location-db and DB-IP use `country_code`, MaxMind `country`. */
type PlaceRecord = Partial<AsnResponse> & {
  readonly country_code?: string;
  readonly country?: { readonly iso_code: string };
};

/** The reader's types only have MaxMind's records. */
type Database = Reader<AsnResponse>;

/**
 * Reads the places of addresses from MaxMind DB files: the relay's own, or the operator's, e.g. one for countries and
 * one for networks. Only networks in the table of networks are named. The data in ours (npm run network-data) is by
 * DB-IP, RouteViews and NRO, CC-BY-4.0.
 */
export async function readPlaces(files: readonly string[] | undefined, networks: Networks): Promise<PlaceOf> {
  const readers = files
    ? await Promise.all(files.map(readDatabase))
    : [new Reader<AsnResponse>(await readFile(new URL('places.mmdb', import.meta.url)))];
  return placesIn(readers, networks);
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

function placesIn(readers: readonly Database[], networks: Networks): PlaceOf {
  return (address) => {
    const records = recordsOf(readers, address);
    const cc = firstOf(records, countryOf);
    const asn = firstOf(records, (record) => record.autonomous_system_number || undefined);
    const places = [asn ?? 0, 0].map((number) => ({ cc: cc ?? unknownCountry, asn: number }));
    return places.find(networks.has) ?? nowhere;
  };
}

function countryOf({ country_code, country }: PlaceRecord): string | undefined {
  const cc = country_code ?? country?.iso_code;
  return cc === unknownCountry ? undefined : cc;
}

const nowhere: Place = { cc: unknownCountry, asn: 0 };

function recordsOf(readers: readonly Database[], address: string): PlaceRecord[] {
  const kind = numberOf(address)?.kind;
  if (kind === undefined) return [];
  // Databases do not have IPv4 addresses that are mapped to IPv6.
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
