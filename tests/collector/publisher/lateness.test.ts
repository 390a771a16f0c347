import { describe, expect, it } from 'vitest';
import { anyBuckets, attacked, cells, many, percentOf, twenty } from './crowd.ts';

const [works, blocked] = ['works', 'blocked'] as const;

describe('a block that begins with a slot, where twenty people check in every slot', () => {
  const slotsAfter = (slots: number) =>
    cells(twenty([works, works, works, works, blocked, blocked, blocked, blocked].slice(slots, slots + 4)));

  it('may be changing after six hours', () => {
    const published = slotsAfter(1);
    expect(percentOf(published, 'held')).toBeGreaterThan(65);
    expect(percentOf(published, 'problem')).toBeLessThan(3);
  });

  it('is told after twelve', () => {
    expect(percentOf(slotsAfter(2), 'problem', 'mixed')).toBeGreaterThan(90);
  });

  it('is told as over twelve hours after its end', () => {
    // By eight crowds: which relay takes which report moves those of one crowd by more than a point.
    const published = Array.from({ length: 8 }, () => cells(twenty([blocked, blocked, works, works]))).flat();
    expect(percentOf(published, 'works', 'mixed')).toBeGreaterThanOrEqual(80);
  });

  it('is told after twelve in every case where a hundred check', () => {
    const hundred = many(100, () => ({
      buckets: anyBuckets(),
      asn: attacked,
      state: [works, works, blocked, blocked],
    }));
    expect(percentOf(cells(hundred), 'problem')).toBe(100);
  });
});
