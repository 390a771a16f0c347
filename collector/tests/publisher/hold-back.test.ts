import { describe, expect, it } from 'vitest';
import { holdBack, sinceTurn } from '../../publisher/hold-back.ts';
import { type NoisyPart, slotVariance } from '../../publisher/noisy-counts.ts';

/** Slots in order, each with its reports and problems, as noisy as a network's. */
const slots = (...tallies: readonly (readonly [n: number, problem: number])[]): NoisyPart[] =>
  tallies.map(([n, problem], index) => ({
    time: 100 + index,
    works: n - problem,
    problem,
    blocked: problem,
    variance: slotVariance.network,
  }));
const kept = (parts: readonly NoisyPart[]) => {
  const steady = holdBack(parts);
  return { leftOut: steady.leftOut, slots: steady.parts.map(({ time }) => time - 100) };
};
const counted = (parts: readonly NoisyPart[]) => sinceTurn(parts).map(({ time }) => time - 100);

describe('a sudden flip', () => {
  it('is left out while it is in a single slot', () => {
    expect(kept(slots([40, 0], [40, 1], [40, 0], [80, 80]))).toEqual({ leftOut: 'held', slots: [0, 1, 2] });
  });

  it('is counted once a second slot agrees', () => {
    expect(kept(slots([40, 1], [40, 0], [80, 80], [60, 58]))).toEqual({ leftOut: undefined, slots: [0, 1, 2, 3] });
  });

  it('is counted if the slot before has clearly begun to change', () => {
    expect(kept(slots([100, 0], [100, 0], [100, 35], [100, 100]))).toMatchObject({ leftOut: undefined });
  });

  it('stays left out after it has passed, and marks nothing as changing', () => {
    expect(kept(slots([40, 0], [80, 80], [40, 0], [40, 1]))).toEqual({ leftOut: 'quietly', slots: [0, 2, 3] });
  });

  it('for the better is held back too', () => {
    expect(kept(slots([40, 40], [40, 39], [40, 40], [400, 0]))).toEqual({ leftOut: 'held', slots: [0, 1, 2] });
  });

  it('is not confirmed by a slot that is almost empty', () => {
    expect(kept(slots([40, 0], [40, 0], [8, 8], [80, 80]))).toMatchObject({ leftOut: 'held' });
  });

  it('with fewer reports than it contradicts marks nothing as changing', () => {
    expect(kept(slots([60, 0], [60, 0], [60, 0], [30, 30]))).toEqual({ leftOut: 'quietly', slots: [0, 1, 2] });
    expect(kept(slots([60, 0], [60, 0], [60, 0], [110, 50]))).toEqual({ leftOut: 'quietly', slots: [0, 1, 2] });
  });
});

describe('nothing is left out', () => {
  it('where all slots agree', () => {
    expect(kept(slots([40, 39], [40, 40], [40, 40]))).toEqual({ leftOut: undefined, slots: [0, 1, 2] });
  });

  it('where a slot differs by no more than noise', () => {
    expect(kept(slots([40, 0], [40, 2], [5, 5]))).toMatchObject({ leftOut: undefined });
  });

  it('where the share changes gradually', () => {
    expect(kept(slots([80, 8], [80, 20], [80, 32], [80, 44]))).toMatchObject({ leftOut: undefined });
  });
});

describe('a single slot with nothing to compare it with', () => {
  it('is accepted if the service works', () => {
    expect(kept(slots([0, 0], [0, 0], [0, 0], [80, 0]))).toEqual({ leftOut: undefined, slots: [0, 1, 2, 3] });
  });

  it.each([40, 80])('is left out if it has problems (%i of 80)', (problem) => {
    expect(kept(slots([0, 0], [0, 0], [0, 0], [80, problem]))).toMatchObject({ slots: [0, 1, 2] });
  });
});

describe('after a change', () => {
  it('that two slots show, only these slots count', () => {
    expect(counted(slots([40, 0], [40, 0], [40, 40], [40, 40]))).toEqual([2, 3]);
    expect(counted(slots([40, 40], [40, 40], [40, 0], [40, 0]))).toEqual([2, 3]);
  });

  it('that a single slot shows, all slots still count', () => {
    expect(counted(slots([40, 0], [40, 0], [40, 0], [40, 40]))).toEqual([0, 1, 2, 3]);
  });

  it('that began in the middle of a slot, this slot counts too', () => {
    expect(counted(slots([100, 0], [100, 0], [100, 45], [100, 100]))).toEqual([2, 3]);
  });

  it('and a change back, only the slots since then count', () => {
    expect(counted(slots([40, 0], [80, 80], [40, 0], [40, 0]))).toEqual([2, 3]);
  });

  it('that noise explains, all count', () => {
    expect(counted(slots([20, 0], [20, 0], [9, 5], [9, 5]))).toEqual([0, 1, 2, 3]);
  });
});
