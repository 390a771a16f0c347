/**
 * Exact samples of the discrete Gaussian distribution, by the algorithms of Canonne, Kamath and Steinke, "The Discrete
 * Gaussian for Differential Privacy" (NeurIPS 2020, https://arxiv.org/abs/2004.00010). They use whole numbers only: the
 * last bits of a rounded floating-point sample can give away the number that it was added to.
 */

/** A uniformly distributed whole number from 0 up to, but not including, `limit`. */
export type Below = (limit: number) => number;

/** A sample with mean zero and this variance, a whole number (algorithm 3). */
export function discreteGaussian(variance: number, below: Below): number {
  const scale = Math.floor(Math.sqrt(variance)) + 1;
  const denominator = 2 * variance * scale ** 2;
  for (;;) {
    const sample = discreteLaplace(scale, below);
    if (bernoulliExp((Math.abs(sample) * scale - variance) ** 2, denominator, below)) return sample;
  }
}

/** A sample of the discrete Laplace distribution, in which `x` has a weight of exp(-|x| / scale) (algorithm 2). */
function discreteLaplace(scale: number, below: Below): number {
  for (;;) {
    const rest = below(scale);
    if (!bernoulliExp(rest, scale, below)) continue;
    let wholes = 0;
    while (bernoulliExp(1, 1, below)) wholes += 1;
    const size = rest + scale * wholes;
    const isNegative = below(2) === 1;
    // Otherwise zero would come twice as often as it should.
    if (isNegative && size === 0) continue;
    return isNegative ? -size : size;
  }
}

/** True with the probability exp(-numerator / denominator) (algorithm 1). */
export function bernoulliExp(numerator: number, denominator: number, below: Below): boolean {
  let left = numerator;
  for (; left > denominator; left -= denominator) {
    if (!bernoulliExp(denominator, denominator, below)) return false;
  }
  let tries = 1;
  while (below(denominator * tries) < left) tries += 1;
  return tries % 2 === 1;
}
