import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFigures } from '../../publisher/figures.ts';

const counts = (works: number, problem: number, blocked = problem, variance = 128) => ({
  works,
  problem,
  blocked,
  variance,
});
const any = fc.integer({ min: -200, max: 5000 });

describe('published figures', () => {
  it('are multiples of five, at least ten, and no part exceeds the whole, whatever the noise is', () => {
    fc.assert(
      fc.property(any, any, any, (works, problem, blocked) => {
        const figures = toFigures(counts(works, problem, blocked));
        if (!figures) return;
        const [n, bad, cut] = figures;
        expect([n % 5, bad % 5, cut % 5]).toEqual([0, 0, 0]);
        expect(n).toBeGreaterThanOrEqual(10);
        expect(bad).toBeLessThanOrEqual(n);
        expect(cut).toBeLessThanOrEqual(bad);
        expect(Math.min(bad, cut)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('are close to the counts', () => {
    expect(toFigures(counts(504, 498, 301))).toEqual([1000, 495, 300]);
  });

  it('have zero for a part that noise alone could produce', () => {
    expect(toFigures(counts(80, 28))).toEqual([110, 0, 0]);
    expect(toFigures(counts(80, 29))).toEqual([110, 30, 30]);
    expect(toFigures(counts(28, 80))).toEqual([110, 110, 110]);
    expect(toFigures(counts(80, -20))).toEqual([60, 0, 0]);
  });

  it('keep a smaller part if the noise is smaller', () => {
    expect(toFigures(counts(80, 20, 20, 32))).toEqual([100, 20, 20]);
  });

  it('are left out if noise alone could produce them', () => {
    expect(toFigures(counts(28, 28))).toBeUndefined();
    expect(toFigures(counts(-20, 5))).toBeUndefined();
  });

  it('have no more blocks than problems, and none below zero', () => {
    expect(toFigures(counts(0, 80, 120))).toEqual([80, 80, 80]);
    expect(toFigures(counts(0, 80, -30))).toEqual([80, 80, 0]);
  });
});
