import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNames, packTable } from '../../../scripts/pack-networks.mjs';
import { root } from '../../../scripts/root.mjs';
import { numberOf, readNetworkTable } from '../../../src/collector/relay/network-table.ts';
import { networkName } from '../../../src/community/protocol/wire/network-names.ts';

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

describe('the packed table of networks', () => {
  const table = readNetworkTable(packTable(short, long));

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
  ])('places %s in %s, network %i', (address, cc, asn) => {
    expect(table.placeOf(address)).toEqual({ cc, asn });
  });

  it('names no network that is small', () => {
    expect(table.placeOf('198.51.100.7')).toEqual({ cc: 'FR', asn: 0 });
    expect(
      packNames(
        short.networks,
        new Map([
          [64500, 'Large'],
          [64501, 'Small'],
        ]),
      ),
    ).toBe('64500\tLarge\n');
  });

  it.each(['', 'localhost', '1.2.3', '1.2.3.256', '1:2:3', '::1::', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', 'g::'])(
    'does not take "%s" for an address',
    (text) => {
      expect(table.placeOf(text)).toBeUndefined();
    },
  );

  it('says where any address is, and nothing of other texts', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => table.placeOf(address) !== undefined));
    fc.assert(
      fc.property(
        fc.ipV6().filter((address) => !address.includes('.')),
        (address) => table.placeOf(address) !== undefined,
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void table.placeOf(text)));
  });

  it('is a table or is refused, whatever the bytes', () => {
    const bytes = packTable(short, long);
    const damaged = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([at, byte]) => bytes.with(at, byte)),
      fc.nat(bytes.length - 1).map((length) => bytes.slice(0, length)),
    );
    fc.assert(
      fc.property(damaged, (wrong) => {
        try {
          return readNetworkTable(wrong).placeOf('192.0.2.1') !== undefined;
        } catch (error) {
          return error instanceof RangeError;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the files that are shipped', () => {
  it('know where large networks are', () => {
    const table = readNetworkTable(readFileSync(join(root, 'src/collector/relay/networks.bin')));
    expect(table.placeOf('213.87.0.1')).toEqual({ cc: 'RU', asn: 8359 });
    expect(table.placeOf('8.8.8.8')).toEqual({ cc: 'US', asn: 15169 });
    expect(table.placeOf('2001:4860:4860::8888')).toEqual({ cc: 'US', asn: 15169 });
    expect(table.placeOf('127.0.0.1')).toEqual({ cc: 'ZZ', asn: 0 });
  });

  it('name networks by their number', () => {
    const names = readFileSync(join(root, 'src/collector/publisher/network-names.txt'), 'utf8');
    expect(networkName(names, 8359)).toBe('MTS PJSC');
    expect(networkName(names, 1)).toBe(names.slice(names.indexOf('\t') + 1, names.indexOf('\n')));
    expect(networkName(names, 359)).not.toBe('MTS PJSC');
    expect(networkName(names, 4_200_000_000)).toBeUndefined();
  });
});
