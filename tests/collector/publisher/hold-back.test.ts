import { describe, expect, it } from 'vitest';
import { holdBack } from '../../../src/collector/publisher/hold-back.ts';
import { partOf } from './sample-parts.ts';

/** Slots in order, each as reports and problems. */
const slots = (...tallies: readonly (readonly [n: number, problem: number])[]) =>
  tallies.map(([n, problem], index) => partOf(100 + index, n, problem));
const told = (parts: ReturnType<typeof slots>) => {
  const steady = holdBack(parts);
  return steady && { held: steady.held, slots: steady.parts.map(({ time }) => time - 100) };
};

describe('a sudden flip', () => {
  it('is left out while one slot alone says so', () => {
    expect(told(slots([20, 0], [20, 1], [20, 0], [80, 80]))).toEqual({ held: true, slots: [0, 1, 2] });
  });

  it('is told once a second slot agrees', () => {
    expect(told(slots([20, 1], [20, 0], [80, 80], [60, 58]))).toEqual({ held: false, slots: [0, 1, 2, 3] });
  });

  it('that passed is left out as long as it can be seen', () => {
    expect(told(slots([20, 0], [80, 80], [20, 0], [20, 1]))).toEqual({ held: true, slots: [0, 2, 3] });
  });

  it('to better is held back as well', () => {
    expect(told(slots([20, 20], [20, 19], [20, 20], [400, 0]))).toEqual({ held: true, slots: [0, 1, 2] });
  });

  it('of two slots that disagree leaves what was known before', () => {
    expect(told(slots([20, 0], [60, 60]))).toEqual({ held: true, slots: [0] });
  });
});

describe('nothing is held back', () => {
  it('where all slots say the same', () => {
    expect(told(slots([20, 19], [20, 20], [20, 20]))).toEqual({ held: false, slots: [0, 1, 2] });
  });

  it('where a slot stands alone but decides nothing', () => {
    expect(told(slots([200, 0], [200, 2], [5, 5]))).toEqual({ held: false, slots: [0, 1, 2] });
  });

  it('where the share drifts', () => {
    expect(told(slots([40, 4], [40, 10], [40, 16], [40, 22]))).toEqual({ held: false, slots: [0, 1, 2, 3] });
  });
});

describe('a single slot', () => {
  it('is believed where it says that all is well', () => {
    expect(told(slots([20, 0]))).toEqual({ held: false, slots: [0] });
  });

  it.each([10, 20])('is not told where it says otherwise (%i of 20)', (problem) => {
    expect(told(slots([20, problem]))).toBeUndefined();
  });
});
