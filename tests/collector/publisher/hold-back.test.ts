import { describe, expect, it } from 'vitest';
import { holdBack } from '../../../src/collector/publisher/hold-back.ts';
import { partOf } from './sample-parts.ts';

/** Slots in order, each with its number of reports and of problems. */
const slots = (...tallies: readonly (readonly [n: number, problem: number])[]) =>
  tallies.map(([n, problem], index) => partOf(100 + index, n, problem));
const keptSlots = (parts: ReturnType<typeof slots>) => {
  const steady = holdBack(parts);
  return steady && { held: steady.held, slots: steady.parts.map(({ time }) => time - 100) };
};

describe('a sudden flip', () => {
  it('is left out while it is in a single slot', () => {
    expect(keptSlots(slots([20, 0], [20, 1], [20, 0], [80, 80]))).toEqual({ held: true, slots: [0, 1, 2] });
  });

  it('is published once a second slot agrees', () => {
    expect(keptSlots(slots([20, 1], [20, 0], [80, 80], [60, 58]))).toEqual({ held: false, slots: [0, 1, 2, 3] });
  });

  it('that has passed stays left out', () => {
    expect(keptSlots(slots([20, 0], [80, 80], [20, 0], [20, 1]))).toEqual({ held: true, slots: [0, 2, 3] });
  });

  it('for the better is held back too', () => {
    expect(keptSlots(slots([20, 20], [20, 19], [20, 20], [400, 0]))).toEqual({ held: true, slots: [0, 1, 2] });
  });

  it('between only two slots leaves the older one', () => {
    expect(keptSlots(slots([20, 0], [60, 60]))).toEqual({ held: true, slots: [0] });
  });
});

describe('nothing is held back', () => {
  it('where all slots agree', () => {
    expect(keptSlots(slots([20, 19], [20, 20], [20, 20]))).toEqual({ held: false, slots: [0, 1, 2] });
  });

  it('where a single slot differs without turning the verdict', () => {
    expect(keptSlots(slots([200, 0], [200, 2], [5, 5]))).toEqual({ held: false, slots: [0, 1, 2] });
  });

  it('where the share changes gradually', () => {
    expect(keptSlots(slots([40, 4], [40, 10], [40, 16], [40, 22]))).toEqual({ held: false, slots: [0, 1, 2, 3] });
  });
});

describe('a single slot', () => {
  it('is believed where the service works', () => {
    expect(keptSlots(slots([20, 0]))).toEqual({ held: false, slots: [0] });
  });

  it.each([10, 20])('is not published where it has problems (%i of 20)', (problem) => {
    expect(keptSlots(slots([20, problem]))).toBeUndefined();
  });
});
