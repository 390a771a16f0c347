import { describe, expect, it } from 'vitest';
import { prefixTable, readPrefixes } from '../../../src/collector/relay/prefix-table.ts';
import { readPlaces } from '../../../src/collector/relay/read-places.ts';

const placeOf = prefixTable([
  { prefix: '10.0.0.0/8', cc: 'RU', asn: 8359 },
  { prefix: '10.1.0.0/16', cc: 'IR', asn: 44244 },
  { prefix: '10.2.3.0/24', cc: 'TR', asn: 64500 },
  { prefix: '2001:db8::/32', cc: 'RU', asn: 8359 },
]);

describe('the place of an address', () => {
  it.each([
    ['10.9.9.9', { cc: 'RU', asn: 8359 }],
    ['10.1.2.3', { cc: 'IR', asn: 44244 }],
    ['::ffff:10.1.2.3', { cc: 'IR', asn: 44244 }],
    ['2001:db8:77::1', { cc: 'RU', asn: 8359 }],
  ])('%s is that of the longest block', (address, place) => {
    expect(placeOf(address)).toEqual(place);
  });

  it('has no number where the network is small', () => {
    expect(placeOf('10.2.3.4')).toEqual({ cc: 'TR', asn: 0 });
  });

  it('has no number where the network is small, however often its blocks are listed one in the other', () => {
    const blocks = ['10.3.0.0/21', '10.3.0.0/22', '10.3.4.0/22', '10.3.0.0/21', '10.3.0.0/23'];
    const place = prefixTable(blocks.map((prefix) => ({ prefix, cc: 'TR', asn: 64500 })));
    expect(place('10.3.0.1')).toEqual({ cc: 'TR', asn: 0 });
  });

  it('has one where a large network has blocks beside each other, or in those of another', () => {
    const blocks = [
      { prefix: '10.3.0.0/20', cc: 'RU', asn: 8359 },
      { prefix: '10.3.0.0/21', cc: 'TR', asn: 64500 },
      { prefix: '10.3.8.0/21', cc: 'TR', asn: 64500 },
    ];
    expect(prefixTable(blocks)('10.3.0.1')).toEqual({ cc: 'TR', asn: 64500 });
  });

  it.each(['192.0.2.1', '2001:db9::1', 'somewhere'])('%s is not known', (address) => {
    expect(placeOf(address)).toEqual({ cc: 'ZZ', asn: 0 });
  });
});

describe('a file of blocks', () => {
  it('is read', () => {
    const prefixes = [{ prefix: '192.0.2.0/24', cc: 'RU', asn: 64496 }];
    expect(readPrefixes(JSON.stringify(prefixes))).toEqual(prefixes);
  });

  it.each([
    ['no JSON', '[', 'the file is no JSON'],
    ['no list', '{}', 'the file: '],
    ['an address', '[{"prefix": "192.0.2.1", "cc": "RU", "asn": 1}]', '0.prefix: expected a block of addresses'],
    ['less than a customer has of IPv6', '[{"prefix": "2001:db8::/64", "cc": "RU", "asn": 1}]', '0.prefix: '],
    ['more bits than there are', '[{"prefix": "192.0.2.0/33", "cc": "RU", "asn": 1}]', '0.prefix: '],
    [
      'a country by its name',
      '[{"prefix": "192.0.2.0/24", "cc": "Russia", "asn": 1}]',
      '0.cc: expected a country code',
    ],
    ['no network', '[{"prefix": "192.0.2.0/24", "cc": "RU", "asn": -1}]', '0.asn: '],
  ])('with %s is refused', (_name, text, message) => {
    expect(() => readPrefixes(text)).toThrow(message);
  });
});

it('without a file, addresses are where the table that comes with the relay has them', async () => {
  const placeFrom = await readPlaces(undefined);
  expect(placeFrom('8.8.8.8')).toEqual({ cc: 'US', asn: 15169 });
  expect(placeFrom('127.0.0.1')).toEqual({ cc: 'ZZ', asn: 0 });
});
