import { likelihoodAt, limits } from './limit.ts';
import { likelihood, type Path } from './path.ts';
import type { SpeedSample } from './sample.ts';

/**
 * Speeds that a line may have, kbit/s: each half as much again, from a modem to a fibre.
 * @source our choice
 */
const lineRates = Array.from({ length: 24 }, (_, step) => 64 * 2 ** (step / 2));

/**
 * What a line may lose, and what the way of one service.
 * @source our choice: more than 3 % is a way that hinders people by itself
 */
const lineLosses = [0, 0.01, 0.03, 0.08] as const;
const wayLosses = [0, 0.01, 0.03] as const;

/**
 * A server of its own accord sends no slower than this, kbit/s.
 * @source our choice: photos come at it; what is faster hinders nobody
 */
const slowestServerKbps = 2000;

/** Of each speed of the line how likely it is by the controls, beside the likeliest. */
export type LineBelief = readonly { readonly path: Path; readonly logWeight: number }[];

export function lineBelief(controls: readonly SpeedSample[]): LineBelief {
  const paths = lineRates.flatMap((kbps) => lineLosses.map((loss): Path => ({ kbps, loss })));
  const all = paths.map((path) => ({ path, log: sumOf(controls, (sample) => Math.log(likelihood(sample, path))) }));
  const best = Math.max(...all.map(({ log }) => log));
  return all.map(({ path, log }) => ({ path, logWeight: log - best })).filter(({ logWeight }) => logWeight > -12);
}

/**
 * How much likelier the samples of a service are if something holds it back than if nothing does, by whatever line the
 * controls leave open: an e-value, as its logarithm. On an honest line it exceeds ln(n) in one check of n.
 */
export function logEvidence(samples: readonly SpeedSample[], belief: LineBelief): number {
  if (samples.length === 0) return 0;
  const honest = Math.max(...belief.map(({ path, logWeight }) => logWeight + honestLog(samples, path)));
  const path = likeliestPath(belief);
  const held = limits.map(
    ([limit, share]) => Math.log(share) + sumOf(samples, (sample) => Math.log(likelihoodAt(sample, limit, path))),
  );
  return logSum(held) - honest;
}

export function likeliestPath(belief: LineBelief): Path {
  return belief.reduce((one, other) => (other.logWeight > one.logWeight ? other : one)).path;
}

function honestLog(samples: readonly SpeedSample[], path: Path): number {
  const servers = [path, { ...path, serverKbps: slowestServerKbps }];
  const ways = servers.flatMap((server) => wayLosses.map((loss) => ({ ...server, loss: Math.max(path.loss, loss) })));
  return Math.max(...ways.map((way) => sumOf(samples, (sample) => Math.log(likelihood(sample, way)))));
}

function sumOf(samples: readonly SpeedSample[], of: (sample: SpeedSample) => number): number {
  return samples.reduce((sum, sample) => sum + of(sample), 0);
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
