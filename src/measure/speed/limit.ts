import { aroundOf, lateByChance, likelihood, meanLossMs, type Path, quickestMs } from './path.ts';
import type { SpeedSample } from './sample.ts';

/** What holds one service back: a rate after a burst, or lost packets. */
export type Limit = { readonly kbps: number; readonly burstBytes: number } | { readonly loss: number };

/**
 * Bytes of the handshake, which use up some of a burst.
 * @source certificates of two links, a ServerHello with a key share of ML-KEM, and headers
 */
const handshakeBytes = 5000;

/**
 * Spread of the logarithm of a time at a limit, and the share of times that are longer, on average by a half.
 * @source the simulator of tests/measure/path: a policer makes TCP lose and wait; steps of the rates below
 */
const [spread, longer] = [0.2, 0.3] as const;

/**
 * Rates that are looked for, kbit/s, each half as much again.
 * @source limits that were described are 16 to 1,000 kbit/s; what is faster hinders nobody
 */
const rates = [32, 45, 64, 90, 128, 180, 256, 360, 512, 720, 1024] as const;

/**
 * Bytes that pass before the rate holds, and how often that is so.
 * @source our choice: most limits that were described hold from the first packets on
 */
const bursts = [
  { bytes: 0, share: 0.5 },
  { bytes: 16_384, share: 0.25 },
  { bytes: 65_536, share: 0.15 },
  { bytes: 131_072, share: 0.1 },
] as const;

/**
 * Shares of packets that are dropped to slow somebody down.
 * @source our choice: fewer hardly slow anybody, and more stop everything
 */
const losses = [0.05, 0.1, 0.2] as const;

/**
 * The limits that are looked for, and how likely each is beside the others.
 * @source our choice: each rate as likely as any other, and lost packets as each of them
 */
export const limits: readonly (readonly [Limit, number])[] = [
  ...rates.flatMap((kbps) =>
    bursts.map(({ bytes, share }) => [{ kbps, burstBytes: bytes }, share / (rates.length + losses.length)] as const),
  ),
  ...losses.map((loss) => [{ loss }, 1 / (rates.length + losses.length)] as const),
];

/** How likely this time of a sample is at a limit on a path, per unit of its logarithm. */
export function likelihoodAt(sample: SpeedSample, limit: Limit, path: Path): number {
  if ('loss' in limit) return likelihood(sample, { ...path, loss: path.loss + limit.loss });
  const expected = expectedAt(sample, limit, path);
  const asOnPath = likelihood(sample, path);
  if (expected <= quickestMs(sample, path)) return asOnPath;
  const late = sample.ms - expected;
  const meanMs = expected / 2;
  const longerBy = late > 0 ? (Math.exp(-late / meanMs) * sample.ms) / meanMs : 0;
  const atIt = (1 - longer) * aroundOf(sample.ms, expected, spread) + longer * longerBy;
  return (1 - lateByChance) * atIt + lateByChance * asOnPath;
}

/** The time of a sample at a limit, ms. */
export function expectedAt(sample: SpeedSample, limit: Limit, path: Path): number {
  const quickest = quickestMs(sample, path);
  if ('loss' in limit) return quickest + meanLossMs(sample, limit.loss);
  const left = sample.bytes - Math.max(0, limit.burstBytes - handshakeBytes);
  return Math.max(quickest, (8 * left) / limit.kbps);
}

/** The limit that explains these samples best. */
export function likeliestLimit(samples: readonly SpeedSample[], path: Path): Limit {
  const scored = limits.map(([limit, share]) => ({
    limit,
    log: Math.log(share) + samples.reduce((sum, sample) => sum + Math.log(likelihoodAt(sample, limit, path)), 0),
  }));
  return scored.reduce((best, one) => (one.log > best.log ? one : best)).limit;
}
