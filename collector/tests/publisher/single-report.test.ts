import { describe, expect, it } from 'vitest';
import { blockedFactor, ofEachRelay, slotVariance } from '../../publisher/noisy-counts.ts';
import { gaussianWeights } from './gaussian-weights.ts';

describe('the noise of one report', () => {
  /** How much likelier each sum of noises makes "there was a report", on a logarithmic scale, with its probability. */
  const losses = (variances: readonly number[]): readonly (readonly [loss: number, weight: number])[] => {
    const common = Math.max(...variances);
    let sums = new Map([[0, 1]]);
    for (const variance of variances) {
      const next = new Map<number, number>();
      for (const [sum, weight] of sums) {
        for (const [value, chance] of gaussianWeights(variance)) {
          const key = sum + (common / variance) * (2 * value - 1);
          next.set(key, (next.get(key) ?? 0) + weight * chance);
        }
      }
      sums = next;
    }
    return [...sums].map(([sum, weight]) => [sum / (2 * common), weight]);
  };
  /** The delta of differential privacy for an epsilon; with an epsilon of 0 it is the advantage of the best attack there is. */
  const delta = (epsilon: number, variances: readonly number[]) =>
    losses(variances).reduce((sum, [loss, weight]) => sum + Math.max(0, weight * (1 - Math.exp(epsilon + loss))), 0);

  const { network, country } = slotVariance;
  /** A report of a block is in the counts of problems and of blocks, of its network and of its country. */
  const ofOneReport = [network, network * blockedFactor, country, country * blockedFactor];

  it('hides it from somebody who sees every noisy count forever', () => {
    expect(delta(0, ofOneReport)).toBeLessThan(0.097);
    expect(delta(0, ofOneReport)).toBeGreaterThan(0.096);
  });

  it('hides it less from somebody who sees the noisy counts of each of three relays', () => {
    const ofEach = [network, country].map((variance) => ofEachRelay(variance, 3));
    const ofOne = ofEach.flatMap((variance) => [variance, variance * blockedFactor]);
    expect(delta(0, ofOne)).toBeLessThan(0.165);
    expect(delta(0, ofOne)).toBeGreaterThan(0.16);
  });

  it('gives an epsilon of 1.03 with a delta of one in a million', () => {
    expect(delta(1.03, ofOneReport)).toBeLessThan(1e-6);
    expect(delta(1.01, ofOneReport)).toBeGreaterThan(1e-6);
  });

  it('hides whether it said "works" or "blocked", with an advantage below 0.13', () => {
    expect(delta(0, [...ofOneReport, network, country])).toBeLessThan(0.13);
  });
});
