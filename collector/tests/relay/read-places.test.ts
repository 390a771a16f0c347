import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseNetworks } from '../../../protocol/wire/networks.ts';
import { mergePlaces, packLarge, packNetworks } from '../../../scripts/merge-places.ts';
import { type Piece, writeMmdb } from '../../../scripts/write-mmdb.ts';
import { readNetworks } from '../../read-networks.ts';
import { numberOf } from '../../relay/address-number.ts';
import { readPlaces } from '../../relay/read-places.ts';

const folder = mkdtempSync(join(tmpdir(), 'reachable-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function writeFile(content: string | Uint8Array): string {
  const file = join(folder, `${written++}.mmdb`);
  writeFileSync(file, content);
  return file;
}

const toNumber = (address: string) => numberOf(address)?.value ?? Number.NaN;
const range = (from: string, to: string, what: number | string) => ({ from: toNumber(from), to: toNumber(to), what });

const short = {
  networks: [range('192.0.0.0', '192.0.31.255', 64500), range('198.51.100.0', '198.51.100.255', 64501)],
  countries: [range('192.0.0.0', '192.0.15.255', 'DE'), range('192.0.16.0', '198.51.100.255', 'FR')],
};
const long = {
  networks: [range('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 64500)],
  countries: [range('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'DE')],
};
const merged = mergePlaces(short, long);
const listed = parseNetworks('DE FR TR\n0\t\n64500\tLarge\n');

describe('places from a database', async () => {
  const placeOf = await readPlaces([writeFile(writeMmdb(merged))], listed);

  it.each([
    ['192.0.0.0', 'DE', 64500],
    ['192.0.15.255', 'DE', 64500],
    ['192.0.16.0', 'FR', 64500],
    ['::ffff:192.0.16.0', 'FR', 64500],
    ['192.0.32.0', 'FR', 0],
    ['191.255.255.255', 'ZZ', 0],
    ['203.0.113.9', 'ZZ', 0],
    ['2001:db8:1:2::5', 'DE', 64500],
    ['2001:db9::', 'ZZ', 0],
  ])('put %s in %s, network %i', (address, cc, asn) => {
    expect(placeOf(address)).toEqual({ cc, asn });
  });

  it.each(['', 'localhost', '1.2.3', '1.2.3.256', '1:2:3', '::1::', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', 'g::'])(
    'put "%s", which is no address, nowhere',
    (text) => {
      expect(placeOf(text)).toEqual({ cc: 'ZZ', asn: 0 });
    },
  );

  it('accept any text as an address', () => {
    const anything = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string());
    fc.assert(fc.property(anything, (text) => /^([A-Z]{2})$/.test(placeOf(text).cc)));
  });
});

describe('the numbers of small networks', () => {
  const names = new Map([
    [64500, 'Large'],
    [64501, 'Small'],
  ]);

  it('are left out of our database and of the names', () => {
    expect(merged.map(({ place }) => place.asn)).toEqual([64500, 64500, 0, 64500]);
    expect(packNetworks(merged, names)).toBe('DE FR\n0\t\n64500\tLarge\n');
  });

  it('lists the networks with a million addresses or more', () => {
    const networks = [
      { from: 0, to: 2 ** 19 - 1, what: 64501 },
      { from: 2 ** 20, to: 2 ** 20 + 2 ** 19 - 1, what: 64501 },
      { from: 2 ** 21, to: 2 ** 21 + 2 ** 20 - 2, what: 64502 },
      { from: 2 ** 22, to: 2 ** 23 - 1, what: 64500 },
    ];
    expect(packLarge(networks)).toBe('64500\n64501\n');
  });

  it('are left out of the table for each country in which they are small', () => {
    const pieces = mergePlaces(
      { ...short, countries: [range('192.0.0.0', '192.0.15.255', 'DE'), range('192.0.16.0', '192.0.31.254', 'FR')] },
      long,
    );
    expect(packNetworks(pieces, names)).toBe('DE\n64500\tLarge\nDE FR\n0\t\n');
  });

  it("are not given from a database that has them, and nor are other countries' networks or countries that do not exist", async () => {
    const block = (from: string, to: string, asn: number, cc = 'TR'): Piece => ({
      kind: 4,
      from: toNumber(from),
      to: toNumber(to),
      place: { cc, asn },
    });
    const placeOf = await readPlaces(
      [
        writeFile(
          writeMmdb([
            block('10.3.0.0', '10.3.8.0', 64500),
            block('10.3.8.0', '10.3.15.255', 64501),
            block('10.3.16.0', '10.3.24.0', 64500, 'AT'),
            block('10.3.24.0', '10.3.32.0', 64500, 'QQ'),
          ]),
        ),
      ],
      parseNetworks('AT TR\n0\t\nTR\n64500\tLarge\n'),
    );
    expect(placeOf('10.3.0.1')).toEqual({ cc: 'TR', asn: 64500 });
    expect(placeOf('10.3.9.1')).toEqual({ cc: 'TR', asn: 0 });
    expect(placeOf('10.3.16.1')).toEqual({ cc: 'AT', asn: 0 });
    expect(placeOf('10.3.24.1')).toEqual({ cc: 'ZZ', asn: 0 });
  });
});

it('countries and networks can come from two databases', async () => {
  const countries = mergePlaces({ ...short, networks: [] }, { ...long, networks: [] });
  const networks = mergePlaces({ ...short, countries: [] }, { ...long, countries: [] });
  const placeOf = await readPlaces(
    [countries, networks].map((pieces) => writeFile(writeMmdb(pieces))),
    listed,
  );
  expect(placeOf('192.0.16.0')).toEqual({ cc: 'FR', asn: 64500 });
});

it('a file that is not a database is refused', async () => {
  await expect(readPlaces([writeFile('[]')], listed)).rejects.toThrow(/^PLACES: .* is no MaxMind DB file\.$/);
});

describe('the shipped files', () => {
  it('know where large networks are', async () => {
    const placeOf = await readPlaces(undefined, await readNetworks());
    expect(placeOf('213.87.0.1')).toEqual({ cc: 'RU', asn: 8359 });
    expect(placeOf('8.8.8.8')).toEqual({ cc: 'US', asn: 15169 });
    expect(placeOf('2001:4860:4860::8888')).toEqual({ cc: 'US', asn: 15169 });
    expect(placeOf('127.0.0.1')).toEqual({ cc: 'ZZ', asn: 0 });
  });

  it('name networks by their number, and know in which countries they are', async () => {
    const { nameOf, has } = await readNetworks();
    expect([8359, 0, 4_200_000_000].map(nameOf)).toEqual(['MTS PJSC', undefined, undefined]);
    expect(has({ cc: 'RU', asn: 8359 })).toBe(true);
    const absent = [
      { cc: 'IR', asn: 8359 },
      { cc: 'RU', asn: 4_200_000_000 },
      { cc: 'RU', asn: 359 },
    ];
    expect(absent.filter(has)).toEqual([]);
    expect(['RU', 'IR', 'ZZ', 'QQ', ''].filter((cc) => has({ cc, asn: 0 }))).toEqual(['RU', 'IR']);
  });
});
