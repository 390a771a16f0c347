import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../src/model/chance.ts';

describe('a seeded random generator', () => {
  it('repeats its sequence', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let turn = 0; turn < 20; turn++) expect(one()).toBe(other());
      }),
    );
  });

  it('gives evenly spread values in 0..1', () => {
    const random = seededRandom(1764072000000);
    const values = Array.from({ length: 10_000 }, () => random());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    for (const tenth of Array.from({ length: 10 }, (_, n) => n)) {
      const share = values.filter((value) => Math.floor(value * 10) === tenth).length / values.length;
      expect(share).toBeGreaterThan(0.08);
      expect(share).toBeLessThan(0.12);
    }
  });
});

describe('shuffling', () => {
  it('keeps every value and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (values, seed) => {
        const before = [...values];
        const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
        expect(sorted(shuffled(values, seededRandom(seed)))).toEqual(sorted(before));
        expect(values).toEqual(before);
      }),
    );
  });

  it('can put every value in every position', () => {
    const random = seededRandom(5);
    const firsts = new Set(Array.from({ length: 100 }, () => shuffled(['a', 'b', 'c'], random)[0]));
    expect(firsts).toEqual(new Set(['a', 'b', 'c']));
  });
});
