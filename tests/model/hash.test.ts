import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a, tagOf } from '../../src/model/hash.ts';

it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('FNV-1a of "%s" is the published one', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});

describe('a tag', () => {
  it('is the same for one text within a round, and 16 bits long', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(), (address, salt) => {
        const tag = tagOf(address, salt);
        expect(tag).toBe(tagOf(address, salt));
        expect(tag).toBe(tag & 0xffff);
      }),
    );
  });

  it('differs from round to round', () => {
    const tags = new Set([1, 2, 3, 4, 5].map((salt) => tagOf('149.154.167.99', salt)));
    expect(tags.size).toBeGreaterThan(1);
  });

  it('is shared by few of a thousand texts', () => {
    const tags = new Set(Array.from({ length: 1000 }, (_, n) => tagOf(`192.0.${n >> 8}.${n & 255}`, 1)));
    expect(tags.size).toBeGreaterThan(950);
  });
});
