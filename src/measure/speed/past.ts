import { median } from '../check/median.ts';
import type { Evidence } from './evidence.ts';
import { type LineBelief, likeliestLine, losesMuch, speeds, waysOnLikeliest } from './line.ts';
import { logSum } from './log-sum.ts';
import { onceEach, onceEachOn } from './once-each.ts';
import { late, logLikelihood, type Path } from './path.ts';
import type { SpeedSample } from './sample.ts';

/**
 * What earlier checks on this network told of one direction, kbit/s: how fast a service was, and by the controls how fast
 * the line at least, since a fast line looks like a faster one. Only of checks that took 112 KiB or more of the service:
 * of less its speed is a guess.
 */
export interface PastSpeeds {
  readonly ofService: readonly number[];
  readonly ofLine: readonly number[];
}

/**
 * A usual speed is known from so many checks.
 * @source our choice: of two nobody knows which one is the exception
 */
const fewestChecks = 3;

/** By how much the logarithm of a speed deviates from check to check: a Student's t. */
const deviation = {
  /**
   * Its spread is no less.
   * @source our choice: an eighth
   */
  least: 0.12,
  /**
   * Its degrees of freedom.
   * @source our choice: a tail that one strange day does not pass for certain
   */
  degrees: 10,
} as const;

/**
 * Shares of the usual speed to which a service, or a whole line, falls.
 * @source our choice: steps of the speeds that are told apart
 */
const fallsTo = [0.71, 0.5, 0.25, 0.125] as const;

/**
 * How much likelier the samples of a service are if it has fallen below its usual speed while its line has not, than if
 * it is as usual, or has fallen with its line: an e-value, as its logarithm. 0 where nothing is usual yet.
 */
export function logEvidenceBesidePast(
  samples: readonly SpeedSample[],
  controls: readonly SpeedSample[],
  { ofService, ofLine }: PastSpeeds,
  belief: LineBelief,
): number {
  if (Math.min(ofService.length, ofLine.length) < fewestChecks || samples.length === 0 || controls.length === 0)
    return 0;
  const own = logsOfSpeeds(samples, likeliestLine(belief));
  const ofControls = logsOfSpeeds(controls);
  const lineAt = (share: number) => logAt(ofControls, ofLine, share);
  const honest = Math.max(
    ...[1, ...fallsTo].map((share) => honestAt(samples, belief, ofService, share) + lineAt(share)),
  );
  const fallen = logSum(fallsTo.slice(1).map((share) => logAt(own, ofService, share)));
  return fallen - Math.log(fallsTo.length - 1) + lineAt(1) - honest;
}

/** The evidence about a service with what earlier checks of its network add, as logarithms. */
export interface WithPast {
  readonly log: number;
  /** How much likelier its samples are with a limit than without one, as likely as each line, way and server is. */
  readonly odds: number;
  /** Does it show more beside its past than beside controls? */
  readonly isFallen: boolean;
}

/**
 * The evidence beside controls and beside the past, with equal weight. As slow as usual is honest, too.
 * @param carried of earlier checks, faded
 */
export function withPast(
  { held, honest, log }: Evidence,
  samples: readonly SpeedSample[],
  controls: readonly SpeedSample[],
  { past, carried }: Earlier,
  belief: LineBelief,
): WithPast {
  const ofLimits = logSum(held);
  if (past.ofService.length < fewestChecks || samples.length === 0 || losesMuch(belief))
    return { log: log + carried, odds: ofLimits - honest.mean + carried, isFallen: false };
  const asUsual = honestAt(samples, belief, past.ofService, 1);
  const besideControls = ofLimits - Math.max(honest.best, asUsual);
  const besidePast = logEvidenceBesidePast(samples, controls, past, belief);
  const either = (log: number) => carried + logSum([log, besidePast]) - Math.log(2);
  return {
    log: either(besideControls),
    odds: either(ofLimits - Math.max(honest.mean, asUsual)),
    isFallen: besidePast > Math.max(0, besideControls),
  };
}

/** Speeds of a service, kbit/s: of a line with one more between each two. */
export const ownSpeeds: readonly number[] = speeds.flatMap((kbps) => [kbps, kbps * 2 ** 0.25]);

/** What earlier checks of this network left about a service in one direction. */
export interface Earlier {
  readonly past: PastSpeeds;
  /** Their evidence, faded, as a logarithm. */
  readonly carried: number;
}

export const nothingEarlier: Earlier = { past: { ofService: [], ofLine: [] }, carried: Math.log(1) };

/**
 * How likely samples are at each of the speeds, as logarithms.
 * @param line what carries them; absent: they show the line itself
 */
export function logsOfSpeeds(samples: readonly SpeedSample[], line?: Path): readonly number[] {
  return samples
    .map((sample) => (line ? ofServers(sample, line) : ofLines(sample)))
    .reduce(
      (sums, logs) => sums.map((sum, index) => sum + (logs[index] as number)),
      ownSpeeds.map(() => 0),
    );
}

const ofLines = onceEach((sample) => ownSpeeds.map((kbps) => logLikelihood(sample, { kbps, loss: 0 })));
const ofServers = onceEachOn((sample, line) =>
  ownSpeeds.map((kbps) => logLikelihood(sample, { ...line, serverKbps: Math.min(kbps, line.kbps) })),
);

/** The same at a share of what is usual of a service, whether its way loses packets today or not. */
function honestAt(samples: readonly SpeedSample[], belief: LineBelief, earlier: readonly number[], share: number) {
  const logs = waysOnLikeliest(belief).map((way) => logAt(logsOfSpeeds(samples, way), earlier, share));
  return Math.max(...logs.map((log, way) => (way === 0 ? log : log + Math.log(late.share))));
}

/** How likely samples are if what they show has this share of its usual speed. */
function logAt(logs: readonly number[], earlier: readonly number[], share: number): number {
  const known = earlier.map(Math.log);
  const usual = median(known) ?? 0;
  const spread = Math.max(deviation.least, 1.5 * (median(known.map((log) => Math.abs(log - usual))) ?? 0));
  const weights = ownSpeeds.map((kbps) => {
    const away = (Math.log(kbps) - usual - Math.log(share)) / spread;
    return (-(deviation.degrees + 1) / 2) * Math.log(1 + (away * away) / deviation.degrees);
  });
  const all = logSum(weights);
  return logSum(logs.map((log, index) => log + (weights[index] as number) - all));
}

/**
 * Evidence of an earlier check is worth half after this time, ms.
 * @source our choice: half a day, so that one evening says little of the next
 */
const halfLifeMs = 12 * 3_600_000;

/**
 * What evidence of an earlier check is still worth, as a logarithm. A power below one of an e-value is one, and so is its
 * mean with 1: what was fine then does not speak for a service that something has held back since.
 */
export function faded(log: number, ageMs: number): number {
  return logSum([0, log * 0.5 ** (ageMs / halfLifeMs)]) - Math.log(2);
}
