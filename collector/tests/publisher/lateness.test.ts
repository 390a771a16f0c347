import { describe, expect, it } from 'vitest';
import { anyBuckets, attacked, cells, many, percentOf, twenty } from './crowd.ts';

const [works, blocked] = ['works', 'blocked'] as const;

describe('a block that begins with a slot, where twenty people check in every slot', () => {
  /** Averaged over eight crowds: which relay takes which report moves one crowd's result by more than a point. */
  const ofCrowds = (state: Parameters<typeof twenty>[0]) =>
    Array.from({ length: 8 }, () => cells(twenty(state))).flat();
  const slotsAfter = (slots: number) =>
    ofCrowds([works, works, works, works, blocked, blocked, blocked, blocked].slice(slots, slots + 4));

  it('is marked as perhaps changing after six hours', () => {
    const published = slotsAfter(1);
    expect(percentOf(published, 'held')).toBeGreaterThan(65);
    expect(percentOf(published, 'problem')).toBeLessThan(3);
  });

  it('is published after twelve', () => {
    // 91 with many crowds; four standard deviations of eight are 2.
    expect(percentOf(slotsAfter(2), 'problem', 'mixed')).toBeGreaterThan(89);
  });

  it('is published as over twelve hours after its end', () => {
    // 80 with many crowds.
    expect(percentOf(ofCrowds([blocked, blocked, works, works]), 'works', 'mixed')).toBeGreaterThan(78);
  });

  it('is published after twelve in every case if a hundred check', () => {
    const hundred = many(100, () => ({
      buckets: anyBuckets(),
      asn: attacked,
      state: [works, works, blocked, blocked],
    }));
    expect(percentOf(cells(hundred), 'problem')).toBe(100);
  });
});
