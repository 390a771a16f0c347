import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noiseFrom } from '../../../src/collector/publisher/noise.ts';
import { obscure } from '../../../src/collector/publisher/obscure.ts';
import { noNoise } from './sample-parts.ts';

const secret = new Uint8Array(32).fill(7);
const noise = noiseFrom(secret);
const tally = (n: number, problem: number, blocked = problem) => ({ n, problem, blocked });

const tallies = fc
  .tuple(
    fc.integer({ min: 10, max: 5000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([n, share, part]) => tally(n, Math.round(n * share), Math.round(Math.round(n * share) * part)));

describe('a published count', () => {
  it('is a multiple of five, at least ten, and its parts are no larger than the whole', () => {
    fc.assert(
      fc.property(tallies, fc.string(), (given, cell) => {
        const [n, problem, blocked] = obscure(given, cell, noise);
        expect([n % 5, problem % 5, blocked % 5]).toEqual([0, 0, 0]);
        expect(n).toBeGreaterThanOrEqual(10);
        expect(problem).toBeLessThanOrEqual(n);
        expect(blocked).toBeLessThanOrEqual(problem);
      }),
    );
  });

  it('is close to the real one', () => {
    expect(obscure(tally(16, 14), 'cell', noNoise)).toEqual([15, 15, 15]);
    expect(obscure(tally(1000, 500, 300), 'cell', noNoise)).toEqual([1000, 500, 300]);
  });

  it('is the same every time, and different in another cell', () => {
    const cells = Array.from({ length: 200 }, (_, index) => `cell ${index}`);
    const published = cells.map((cell) => obscure(tally(12, 6), cell, noise).join());
    expect(cells.map((cell) => obscure(tally(12, 6), cell, noise).join())).toEqual(published);
    expect(new Set(published).size).toBeGreaterThan(1);
  });

  it('cannot be computed without the secret', () => {
    const other = noiseFrom(new Uint8Array(32).fill(8));
    const cells = Array.from({ length: 200 }, (_, index) => `cell ${index}`);
    const published = (by: typeof noise) => cells.map((cell) => obscure(tally(12, 6), cell, by).join());
    expect(published(other)).not.toEqual(published(noise));
  });

  it('does not reveal a single report: one more leaves some counts the same, and lowers others', () => {
    const cells = Array.from({ length: 2000 }, (_, index) => `cell ${index}`);
    const steps = cells.map((cell) => obscure(tally(13, 0), cell, noise)[0] - obscure(tally(12, 0), cell, noise)[0]);
    const [down, same, up] = [-1, 0, 1].map((sign) => steps.filter((step) => Math.sign(step) === sign).length);
    // 12 is rounded to 10 and 13 to 15: without noise every one of them would go up.
    expect(up).toBeLessThan(0.6 * cells.length);
    expect(same).toBeGreaterThan(0.3 * cells.length);
    expect(down).toBeGreaterThan(0);
  });

  it('stays none where nobody has a problem, and all where everybody has one', () => {
    for (let cell = 0; cell < 500; cell++) {
      expect(obscure(tally(12, 0), `cell ${cell}`, noise).slice(1)).toEqual([0, 0]);
      const [n, problem] = obscure(tally(12, 12), `cell ${cell}`, noise);
      expect(problem).toBe(n);
    }
  });
});

describe('the noise', () => {
  const values = Array.from({ length: 20_000 }, (_, index) => noise(`text ${index}`));
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;

  it('has a mean of zero', () => {
    expect(Math.abs(mean(values))).toBeLessThan(0.05);
  });

  it('has a Laplace distribution of scale one', () => {
    expect(mean(values.map(Math.abs))).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) > 2.5).length / values.length).toBeCloseTo(Math.exp(-2.5), 2);
  });
});
