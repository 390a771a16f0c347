import { describe, expect, it } from 'vitest';
import { hostOf, watchNeighbourhoods } from '../../relay/neighbourhoods.ts';

const now = Date.UTC(2026, 10, 25, 9);
const tomorrow = now + 24 * 60 * 60 * 1000;
const placeOf = () => ({ cc: 'RU', asn: 8359 });
const watch = () => watchNeighbourhoods(placeOf);

/** Enough addresses to make a chance of one in 4096 not matter. */
const strangers = Array.from({ length: 200 }, (_, index) => `10.${index}.0.1`);

describe('the bucket of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.254'],
    ['192.0.2.1', '::ffff:192.0.2.9'],
    ['2001:db8:1:2::1', '2001:db8:1:ffff::9'],
  ])('is the same for %s and %s', (one, two) => {
    const seen = watch();
    expect(seen.placeOf(one, now).bucket).toBe(seen.placeOf(two, now).bucket);
  });

  it('has 12 bits, and differs between neighbourhoods', () => {
    const seen = watch();
    const buckets = strangers.map((address) => seen.placeOf(address, now).bucket);
    expect(buckets.every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < 4096)).toBe(true);
    expect(new Set(buckets).size).toBeGreaterThan(150);
  });

  it('differs between days and relays', () => {
    const [here, there] = [watch(), watch()];
    const differ = (one: (address: string) => number, two: (address: string) => number) =>
      strangers.filter((address) => one(address) !== two(address)).length;
    const today = new Map(strangers.map((address) => [address, here.placeOf(address, now).bucket]));
    expect(
      differ(
        (address) => today.get(address) ?? -1,
        (address) => there.placeOf(address, now).bucket,
      ),
    ).toBeGreaterThan(150);
    expect(
      differ(
        (address) => today.get(address) ?? -1,
        (address) => here.placeOf(address, tomorrow).bucket,
      ),
    ).toBeGreaterThan(150);
  });

  it('cannot be found again after midnight, even if no message comes', () => {
    const seen = watch();
    const before = strangers.map((address) => seen.placeOf(address, now).bucket);
    seen.turn(tomorrow);
    seen.turn(now);
    const after = strangers.map((address) => seen.placeOf(address, now).bucket);
    expect(after.filter((bucket, index) => bucket !== before[index]).length).toBeGreaterThan(150);
  });
});

describe('a host', () => {
  it.each([
    ['192.0.2.1', '::ffff:192.0.2.1'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
  ])('may have both %s and %s', (one, two) => {
    expect(hostOf(one)).toBe(hostOf(two));
  });

  it.each([
    ['192.0.2.1', '192.0.2.2'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ])('does not have both %s and %s', (one, two) => {
    expect(hostOf(one)).not.toBe(hostOf(two));
  });
});
