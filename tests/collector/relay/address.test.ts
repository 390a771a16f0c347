import { describe, expect, it } from 'vitest';
import { bytesOf, firstBits } from '../../../src/collector/relay/address.ts';

const hex = (address: string) => Buffer.from(bytesOf(address) ?? []).toString('hex');

describe('an address as bytes', () => {
  it.each([
    ['192.0.2.77', 'c000024d'],
    ['::ffff:192.0.2.77', 'c000024d'],
    ['::ffff:c000:24d', 'c000024d'],
    ['2001:db8::1', '20010db8000000000000000000000001'],
    ['2001:db8:1:2:3:4:5:6', '20010db8000100020003000400050006'],
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['fe80::1%eth0', 'fe800000000000000000000000000001'],
    ['2001:db8::', '20010db8000000000000000000000000'],
    ['64:ff9b::192.0.2.77', '0064ff9b0000000000000000c000024d'],
    ['2001:db8:0:0:0:0:192.0.2.77', '20010db80000000000000000c000024d'],
  ])('%s is %s', (address, expected) => {
    expect(hex(address)).toBe(expected);
  });

  it.each(['', 'localhost', '192.0.2', '192.0.2.256', '2001:db8', ':::1', 'unix:'])('%s is none', (text) => {
    expect(bytesOf(text)).toBeUndefined();
  });
});

describe('two addresses share their first bits', () => {
  const same = (one: string, two: string, bits: number) =>
    firstBits(bytesOf(one) ?? new Uint8Array(), bits) === firstBits(bytesOf(two) ?? new Uint8Array(), bits);

  it.each([
    ['192.0.2.1', '192.0.2.254', 24, true],
    ['192.0.2.1', '192.0.3.1', 24, false],
    ['192.0.2.1', '192.0.3.1', 23, true],
    ['192.0.2.1', '192.0.4.1', 23, false],
    ['192.0.2.1', '200.0.2.1', 0, true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 48, true],
    ['2001:db8:1::1', '2001:db8:2::1', 48, false],
    ['0.0.0.1', '::1', 0, false],
  ])('%s and %s, %i: %s', (one, two, bits, expected) => {
    expect(same(one, two, bits)).toBe(expected);
  });
});
