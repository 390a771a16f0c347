import {
  around,
  late,
  lateAt,
  leftAround,
  logLikelihood,
  logOfPlace,
  meanMs,
  mixed,
  type Path,
  quickestMs,
  shortestTimerMs,
  spread,
  stops,
  type Timed,
  timedOf,
} from './path.ts';
import { recordBytes, type SpeedSample } from './sample.ts';

interface RateLimit {
  readonly kbps: number;
  readonly burstBytes: number;
}

/** What holds one service back: a rate after a burst, lost packets, or that nothing comes after some bytes. */
export type Limit = RateLimit | { readonly loss: number } | { readonly stopsAfterBytes: number };

/**
 * Share of times at a limit that are longer, on average by a half and two timers.
 * @source the simulator of tests/measure/path: a policer makes TCP lose all of a window and wait
 */
const longerShare = 0.3;

/**
 * Rates that are looked for, kbit/s, each half as much again.
 * @source limits that were described are 16 to 1,000 kbit/s; what is faster hinders nobody
 */
const rates = [32, 45, 64, 90, 128, 180, 256, 360, 512, 720, 1024] as const;

/**
 * Bytes of a body that pass before the rate holds: 0, 64 and 128 KiB, without a handshake of 5,000 bytes.
 * @source limits that were described hold from the first packets on, or after up to 128 KiB
 */
const bursts = [0, 60_536, 126_072] as const;

/**
 * What is no less than this share of a line is no limit.
 * @source our choice: servers that give each connection less than a quarter are seldom
 */
const mostOfLine = 0.25;

/**
 * Shares of packets that are dropped to slow somebody down.
 * @source our choice: fewer hardly slow anybody, and more stop everything
 */
const losses = [0.08, 0.12, 0.2, 0.3] as const;

/** Each rate is as likely as any other, and as lost packets and stops are. */
const shares: readonly (readonly [Limit, number])[] = [
  ...rates.flatMap((kbps) => bursts.map((burstBytes) => [{ kbps, burstBytes }, 1 / bursts.length] as const)),
  ...losses.map((loss) => [{ loss }, 1 / losses.length] as const),
  ...stops.map((stopsAfterBytes) => [{ stopsAfterBytes }, 1 / stops.length] as const),
];

/** The limits that are looked for. */
export const limits: readonly Limit[] = shares.map(([limit]) => limit);

/** Of each limit, how likely it is beside the others, as a logarithm: a rate that is near that of the line is none. */
export function logsBeforehand({ kbps }: Path): readonly number[] {
  const weights = shares.map(([limit, share]) => ('kbps' in limit && limit.kbps > kbps * mostOfLine ? 0 : share));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.log(weight / all));
}

/** The same as `logLikelihood`, where a limit holds a service back on a path. */
export function logLikelihoodAt(sample: SpeedSample, limit: Limit, path: Path): number {
  if ('loss' in limit) return logLikelihood(sample, { ...path, loss: path.loss + limit.loss }) + logOfPlace(sample);
  if ('stopsAfterBytes' in limit) return logLikelihoodOfStop(sample, limit.stopsAfterBytes, path);
  const timed = timedOf(sample);
  if (limitedMs(timed, limit) <= quickestMs(timed, path)) return logLikelihood(sample, path);
  const held = densityAt(timed, limit) * shareDensity(timed, limit) * Math.exp(logOfPlace(sample));
  return mixed(held, whereNotHeld(Math.exp(logLikelihood(sample, path)), timed, limit));
}

/** By chance a limit does not hold, or its first byte was seen late and the rest came meanwhile. */
function whereNotHeld(free: number, timed: Timed, limit: RateLimit): number {
  const { ms, askedMs = 0, to, isUnfinished } = timed;
  if (isUnfinished || ms >= limitedMs(timed, limit) / 2) return free;
  return (free + lateAt(askedMs + ms, limitedMs({ from: 0, to }, limit))) / 2;
}

/** Most of them come evenly after the burst; where nothing holds them back, any share of the time is as likely as another. */
function shareDensity({ from, to, half, laterShare }: Timed, limit: RateLimit): number {
  if (half === undefined || laterShare === undefined) return 1;
  const expected = limitedMs({ from: half, to }, limit) / limitedMs({ from, to }, limit);
  const away = (laterShare - expected) / spread;
  const width = spread * Math.sqrt(2 * Math.PI);
  return longerShare + ((1 - longerShare) * Math.exp(-(away * away) / 2)) / width;
}

function densityAt(timed: Timed, limit: RateLimit): number {
  const expected = limitedMs(timed, limit);
  const { ms } = timed;
  const longerMs = expected / 2 + 2 * shortestTimerMs;
  const longer = Math.exp(-Math.max(0, ms - expected) / longerMs);
  if (timed.isUnfinished) return (1 - longerShare) * leftAround(ms, expected, spread) + longerShare * longer;
  const byLonger = ms > expected ? (longer * ms) / longerMs : 0;
  return (1 - longerShare) * around(ms, expected, spread) + longerShare * byLonger;
}

/** What is to stop stops there, and seldom comes to its end. */
function logLikelihoodOfStop(sample: SpeedSample, stopsAfterBytes: number, path: Path): number {
  const { bytes, isUnfinished, stoppedAfterBytes } = sample;
  if (isUnfinished && Math.abs((stoppedAfterBytes ?? stopsAfterBytes) - stopsAfterBytes) < recordBytes)
    return Math.log(1 - late.share);
  const passes = !isUnfinished && bytes <= stopsAfterBytes + recordBytes;
  return logLikelihood(sample, path) + (passes ? 0 : Math.log(late.share));
}

/** The time of a sample at a limit, ms. */
export function expectedMs(timed: Timed, limit: Limit, path: Path): number {
  if ('loss' in limit) return meanMs(timed, { ...path, loss: path.loss + limit.loss });
  if ('stopsAfterBytes' in limit) return Number.POSITIVE_INFINITY;
  return Math.max(quickestMs(timed, path), limitedMs(timed, limit));
}

/** What comes after the burst comes at the rate. */
function limitedMs({ from, to }: Pick<Timed, 'from' | 'to'>, { kbps, burstBytes }: RateLimit): number {
  return (8 * (to - Math.max(from, burstBytes))) / kbps;
}
