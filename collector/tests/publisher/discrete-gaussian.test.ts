import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/chance.ts';
import { type Below, bernoulliExp, discreteGaussian } from '../../publisher/discrete-gaussian.ts';
import { noiseFrom } from '../../publisher/noise.ts';
import { blockedFactor, slotVariance } from '../../publisher/noisy-counts.ts';
import { gaussianWeights } from './gaussian-weights.ts';

const below = (): Below => {
  const random = seededRandom(11);
  return (limit) => Math.floor(random() * limit);
};

/** Pearson's statistic of counts against expected probabilities, and how many of these were compared. */
function chiSquare(counts: ReadonlyMap<number, number>, expected: ReadonlyMap<number, number>, samples: number) {
  const bins = [...expected].filter(([, weight]) => weight * samples >= 20);
  const terms = bins.map(([value, weight]) => ((counts.get(value) ?? 0) - weight * samples) ** 2 / (weight * samples));
  return { statistic: terms.reduce((sum, term) => sum + term, 0), bins: bins.length };
}

/** The value that a chi-square distribution exceeds in fewer than one of ten thousand cases (Wilson-Hilferty). */
const largest = (bins: number) => bins * (1 - 2 / (9 * bins) + 3.72 * Math.sqrt(2 / (9 * bins))) ** 3;

const tally = (values: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

describe('the sampler', () => {
  it.each([
    [0, 7],
    [3, 7],
    [7, 7],
    [20, 7],
  ])('says yes with the probability exp(-%i/%i)', (numerator, denominator) => {
    const random = below();
    const samples = 20_000;
    const yes = Array.from({ length: samples }, () => bernoulliExp(numerator, denominator, random)).filter(
      Boolean,
    ).length;
    expect(Math.abs(yes / samples - Math.exp(-numerator / denominator))).toBeLessThan(0.012);
  });

  it.each([1, 2, 32, 128])('follows the discrete Gaussian distribution of variance %i', (variance) => {
    const random = below();
    const samples = 30_000;
    const values = Array.from({ length: samples }, () => discreteGaussian(variance, random));
    const { statistic, bins } = chiSquare(tally(values), gaussianWeights(variance), samples);
    expect(statistic).toBeLessThan(largest(bins));
  });

  it('would be caught with a wrong distribution: rounded Laplace noise of the same variance', () => {
    const random = seededRandom(3);
    const samples = 30_000;
    const values = Array.from({ length: samples }, () => {
      const uniform = random() - 0.5;
      return Math.round(-4 * Math.sign(uniform) * Math.log(1 - 2 * Math.abs(uniform)));
    });
    const { statistic, bins } = chiSquare(tally(values), gaussianWeights(32), samples);
    expect(statistic).toBeGreaterThan(10 * largest(bins));
  });
});

describe('the noise', () => {
  const noise = noiseFrom(new Uint8Array(32).fill(7));

  it.each([slotVariance.network, blockedFactor * slotVariance.country])('has a variance of %i', (variance) => {
    const samples = 20_000;
    const values = Array.from({ length: samples }, (_, index) => noise(`cell ${index}`)(variance));
    const { statistic, bins } = chiSquare(tally(values), gaussianWeights(variance), samples);
    expect(statistic).toBeLessThan(largest(bins));
  });

  it('is the same for the same name, and different for another name or secret', () => {
    const names = Array.from({ length: 50 }, (_, index) => `cell ${index}`);
    const of = (secret: number) => names.map((name) => noiseFrom(new Uint8Array(32).fill(secret))(name)(32));
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
    expect(new Set(of(7)).size).toBeGreaterThan(10);
  });

  it('goes on for as long as somebody draws numbers', () => {
    const draw = noise('a long row');
    const samples = 20_000;
    const values = Array.from({ length: samples }, () => draw(32));
    const { statistic, bins } = chiSquare(tally(values), gaussianWeights(32), samples);
    expect(statistic).toBeLessThan(largest(bins));
  });
});
