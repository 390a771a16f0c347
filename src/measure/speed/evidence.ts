import { limits, logLikelihoodAt, logsBeforehand } from './limit.ts';
import { type HonestLogs, honestLogs, type LineBelief, likeliestLine, losesMuch, summed } from './line.ts';
import { logSum } from './log-sum.ts';
import { onceEachOn } from './once-each.ts';
import type { SpeedSample } from './sample.ts';

/** How likely samples of a service are, as logarithms. */
export interface Evidence {
  /**
   * How much likelier they are if something holds the service back than if nothing does, by whatever line the controls
   * leave open: an e-value. On an honest line it exceeds ln(n) in one check of n.
   */
  readonly log: number;
  /** With each limit, times how likely it is beside the others. */
  readonly held: readonly number[];
  /** If nothing holds the service back. */
  readonly honest: HonestLogs;
}

function ofOne(samples: readonly SpeedSample[], belief: LineBelief): Evidence {
  const line = likeliestLine(belief);
  const logs = summed(samples, (sample) => logsAtLimits(sample, line));
  const held = logsBeforehand(line).map((log, index) => log + (samples.length > 0 ? (logs[index] as number) : 0));
  const honest = honestLogs(samples, belief);
  return { log: logSum(held) - honest.best, held, honest };
}

/**
 * The evidence about each of several services. Who slows one often slows several alike, so with equal weight something
 * holds a service back as anything might, or as it holds the one of the others about which most is shown.
 */
export function evidenceOf(services: readonly (readonly SpeedSample[])[], belief: LineBelief): readonly Evidence[] {
  const alone = services.map((samples) => ofOne(samples, belief));
  return alone.map((own, index) => {
    const others = alone.filter((_, other) => other !== index).sort((one, other) => other.log - one.log);
    const before = logsBeforehand(likeliestLine(belief));
    const alike = others.slice(0, 1).map((other) => heldAlike(own, other, before));
    const mixed = own.held.map(
      (log, limit) => logSum([log, ...alike.map((logs) => logs[limit] as number)]) - Math.log(1 + alike.length),
    );
    const log = logSum(mixed) - own.honest.best;
    return { ...own, log: losesMuch(belief) ? Math.min(0, log) : log, held: mixed };
  });
}

/** Of each limit, how likely samples are with it, times how likely it is by those of another service. */
function heldAlike({ held }: Evidence, other: Evidence, before: readonly number[]): readonly number[] {
  const all = logSum(other.held);
  return before.map((log, limit) =>
    log === Number.NEGATIVE_INFINITY ? log : (held[limit] as number) - log + (other.held[limit] as number) - all,
  );
}

const logsAtLimits = onceEachOn((sample, line) => limits.map((limit) => logLikelihoodAt(sample, limit, line)));
