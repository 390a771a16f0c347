import { convictingOdds } from './error-rates.ts';
import { onceEach } from './once-each.ts';
import { logLikelihood, type Path } from './path.ts';
import type { SpeedSample } from './sample.ts';

/**
 * Speeds that a line or a server may have, kbit/s: each two fifths more than the last, from a modem to a fibre.
 * @source our choice
 */
export const speeds = Array.from({ length: 24 }, (_, step) => 64 * 2 ** (step / 2));

/**
 * Shares of packets that a line may lose, and up to the third the way of one service.
 * @source our choice: a way that loses more than 3 % hinders people by itself, whoever makes it do so
 */
const losses = [0, 0.01, 0.03, 0.08, 0.15] as const;

/**
 * So many of them, from the first on, may the way of one service lose.
 * @source the same
 */
const lossesOfWays = 3;

/**
 * A server of its own accord sends no slower than this, kbit/s.
 * @source our choice: photos come at it; what is faster hinders nobody
 */
const slowestServerKbps = 2000;

const lines: readonly Path[] = speeds.flatMap((kbps) => losses.map((loss) => ({ kbps, loss })));

/** By which of these ways the packets of a service may come where its line loses so many. */
const waysOf = losses.map((ofLine) =>
  losses.flatMap((loss, way) => (loss === ofLine || (loss > ofLine && way < lossesOfWays) ? [way] : [])),
);

const logsOfLines = onceEach((sample) => lines.map((path) => logLikelihood(sample, path)));
const logsOfSlowServer = onceEach((sample) =>
  lines.map((path) => logLikelihood(sample, { ...path, serverKbps: slowestServerKbps })),
);

/** What a line is like by the controls: of each, how likely it is beside the likeliest, as a logarithm. */
export type LineBelief = readonly { readonly line: number; readonly log: number }[];

/** Lines that are less likely change nothing, as a logarithm. */
const leastLog = -2 * Math.log(convictingOdds);

export function lineBelief(controls: readonly SpeedSample[]): LineBelief {
  const logs = summed(controls, logsOfLines);
  const best = Math.max(...logs);
  return logs.flatMap((log, line) => (log - best > leastLog ? [{ line, log: log - best }] : []));
}

/**
 * Does the line itself lose so many packets that no way of a service can be compared with it? Where it loses fewer is
 * a seventh as likely or less.
 */
export function losesMuch(belief: LineBelief): boolean {
  return belief.every(({ line, log }) => line % losses.length >= lossesOfWays || log < -2);
}

export function likeliestLine(belief: LineBelief): Path {
  const { line } = belief.reduce((one, other) => (other.log > one.log ? other : one));
  return lines[line] as Path;
}

/** How likely these times are where nothing holds them back, at the line and the way that speak most for that. */
export function honestLog(samples: readonly SpeedSample[], belief: LineBelief): number {
  const servers = [summed(samples, logsOfLines), summed(samples, logsOfSlowServer)];
  let best = Number.NEGATIVE_INFINITY;
  for (const { line, log } of belief) {
    const own = line % losses.length;
    for (const way of waysOf[own] ?? [])
      for (const logs of servers) best = Math.max(best, log + (logs[line - own + way] as number));
  }
  return best;
}

/** The ways by which a service may come over a line. */
export function waysOn(line: Path): readonly Path[] {
  const ways = waysOf[(losses as readonly number[]).indexOf(line.loss)] ?? [];
  return ways.map((way) => ({ ...line, loss: losses[way] as number }));
}

/** The same of one sample on one line. */
export function honestLogOn(line: Path, sample: SpeedSample): number {
  return Math.max(logLikelihood(sample, line), logLikelihood(sample, { ...line, serverKbps: slowestServerKbps }));
}

/** The sums over samples of what each of them shows, in the order in which `of` gives it. */
export function summed(
  samples: readonly SpeedSample[],
  of: (sample: SpeedSample) => readonly number[],
): readonly number[] {
  const [first, ...rest] = samples.map(of);
  if (!first) return lines.map(() => 0);
  return rest.reduce((sums, logs) => sums.map((sum, index) => sum + (logs[index] as number)), first);
}
