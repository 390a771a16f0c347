/** The probabilities of the discrete Gaussian distribution with mean zero, up to twelve standard deviations. */
export function gaussianWeights(variance: number): ReadonlyMap<number, number> {
  const last = Math.ceil(12 * Math.sqrt(variance));
  const values = Array.from({ length: 2 * last + 1 }, (_, index) => index - last);
  const weights = values.map((value) => Math.exp(-(value ** 2) / (2 * variance)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return new Map(values.map((value, index) => [value, (weights[index] ?? 0) / sum]));
}
