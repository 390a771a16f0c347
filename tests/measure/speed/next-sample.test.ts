import { describe, expect, it } from 'vitest';
import { lineBelief } from '../../../src/measure/speed/line.ts';
import { mayBeHeld, nextSamples, type Row } from '../../../src/measure/speed/next-sample.ts';
import { nothingEarlier } from '../../../src/measure/speed/past.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import { controls, sample } from './sample.ts';

const line = { controls, belief: lineBelief(controls) };
const plenty = { bytes: 3_000_000, ms: 10_000 };

const row = (samples: readonly SpeedSample[], longestBytes = Number.POSITIVE_INFINITY): Row => ({
  samples,
  earlier: nothingEarlier,
  longestBytes,
});

const fine = row([sample(40, 50)]);
const slow = row([sample(40, 5100)]);

describe('the next samples', () => {
  it('are none if nothing may be held back', () => {
    expect(mayBeHeld([fine, fine], line)).toBe(false);
    expect(nextSamples([fine, fine], line, plenty)).toEqual([]);
  });

  it('are a long one of the service whose turn it is', () => {
    expect(nextSamples([fine, fine], line, plenty, 1)).toMatchObject([{ row: 1, bytes: 229_376 }]);
  });

  it('are a small one if a small one shows the limit', () => {
    const [next] = nextSamples([slow, fine], line, plenty);
    expect(next).toMatchObject({ row: 0, bytes: 28_672 });
  });

  it('are long ones if only those pass the burst', () => {
    const held = row([sample(40, 50), sample(112, 130), sample(224, 3050)]);
    const [next] = nextSamples([held, fine], line, plenty);
    expect(next?.row).toBe(0);
    expect(next?.bytes).toBeGreaterThan(131_072);
  });

  it('are also of the others once one is held back', () => {
    const vague = row([sample(40, 50)]);
    const shown = row([sample(40, 50), sample(224, 3050), sample(224, 3050), sample(224, 3050)]);
    expect(nextSamples([vague, fine], line, plenty)).toEqual([]);
    expect(nextSamples([vague, shown], line, plenty)).toMatchObject([{ row: 0 }]);
  });

  it('are none if what is left to spend would show nothing', () => {
    const slowish = row([sample(40, 700)]);
    expect(nextSamples([slowish], line, { bytes: 70_000, ms: 10_000 })).toMatchObject([{ row: 0 }]);
    expect(nextSamples([slowish], line, { bytes: 30_000, ms: 10_000 })).toEqual([]);
  });

  it('are no longer than a file is', () => {
    expect(nextSamples([slow], line, plenty).every(({ bytes }) => bytes <= 458_752)).toBe(true);
    expect(nextSamples([row([sample(20, 2600)], 20_000)], line, plenty)).toMatchObject([{ bytes: 20_000 }]);
  });

  it('are none if nothing is left to spend', () => {
    expect(nextSamples([slow], line, { bytes: 10_000, ms: 10_000 })).toEqual([]);
    expect(nextSamples([slow], line, { bytes: 3_000_000, ms: 0 })).toEqual([]);
  });

  it('are none of a service about which enough is shown', () => {
    expect(nextSamples([row([sample(40, 5100), sample(28, 3500), sample(28, 3600)])], line, plenty)).toEqual([]);
  });
});
