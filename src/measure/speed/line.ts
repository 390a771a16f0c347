import { convictingOdds, missedShare } from './error-rates.ts';
import { logSum } from './log-sum.ts';
import { onceEach } from './once-each.ts';
import { late, logLikelihood, type Path } from './path.ts';
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
 * Does the line itself lose so many packets that no way of a service can be compared with it? That it loses fewer is as
 * unlikely as what may be missed.
 */
export function losesMuch(belief: LineBelief): boolean {
  return belief.every(({ line, log }) => line % losses.length >= lossesOfWays || log < Math.log(missedShare));
}

export function likeliestLine(belief: LineBelief): Path {
  return lines[likeliest(belief)] as Path;
}

function likeliest(belief: LineBelief): number {
  return belief.reduce((one, other) => (other.log > one.log ? other : one)).line;
}

/** How likely times are where nothing holds them back, as logarithms. */
export interface HonestLogs {
  /** At the line, the way and the server that speak most for that. */
  readonly best: number;
  /** At the likeliest line, over its ways and servers, as likely as each is. */
  readonly mean: number;
}

export function honestLogs(samples: readonly SpeedSample[], belief: LineBelief): HonestLogs {
  if (samples.length === 0) return { best: 0, mean: 0 };
  const servers = [summed(samples, logsOfLines), summed(samples, logsOfSlowServer)];
  const logsOn = (line: number) =>
    waysOn(line).flatMap((way) => {
      const unusual = way === line ? 0 : Math.log(late.share);
      return servers.map((logs, server) => ({
        log: logs[way] as number,
        before: unusual + server * Math.log(late.share),
      }));
    });
  const best = Math.max(...belief.map(({ line, log }) => log + Math.max(...logsOn(line).map((one) => one.log))));
  return { best, mean: logSum(logsOn(likeliest(belief)).map(({ log, before }) => log + before)) };
}

/** Lines that stand for the ways by which a service may come over a line: that itself first. */
function waysOn(line: number): readonly number[] {
  const own = line % losses.length;
  return [line, ...losses.flatMap((_, way) => (way > own && way < lossesOfWays ? [line - own + way] : []))];
}

/** The ways by which a service may come over the likeliest line: that itself first. */
export function waysOnLikeliest(belief: LineBelief): readonly Path[] {
  return waysOn(likeliest(belief)).map((way) => lines[way] as Path);
}

/** The same of one sample that was not seen, at the likeliest line. */
export function honestLogOn(sample: SpeedSample, belief: LineBelief): number {
  const ways = waysOnLikeliest(belief).flatMap((way) => [way, { ...way, serverKbps: slowestServerKbps }]);
  return Math.max(...ways.map((way) => logLikelihood(sample, way)));
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
