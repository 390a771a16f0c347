import { onceEach } from './once-each.ts';
import type { SpeedSample } from './sample.ts';

/** What a path does to a transfer: how fast it is, and how much it loses. */
export interface Path {
  /** Of the line, kbit/s. */
  readonly kbps: number;
  /** 0..1: chance that a packet is lost. */
  readonly loss: number;
  /** How fast the server sends of its own accord, kbit/s; absent: as fast as it can. */
  readonly serverKbps?: number;
}

/**
 * Payload of a full packet, bytes.
 * @source 1,500 bytes of Ethernet without the heads of IPv4 and TCP with timestamps (RFC 7323)
 */
const segmentBytes = 1448;

/**
 * Packets that a server sends before it waits for an acknowledgement.
 * @source RFC 6928
 */
const firstWindow = 10;
export const firstWindowBytes = firstWindow * segmentBytes;

/** Round trips that a lost packet costs. */
const perLoss = {
  /**
   * Of a short transfer.
   * @source means of the simulator of tests/measure/path, 40 to 384 KiB, round trips of 40 to 330 ms, 1 to 15 % lost
   */
  roundTrips: 0.7,
  /**
   * So many packets make it one more, since each loss takes a part of the window away.
   * @source the same
   */
  packetsForOneMore: 280,
} as const;

/**
 * So many lost packets count as one that is independent of the others: they come in groups, each of which is one wait.
 * @source the same: with 8, 18 and 40 losses the time deviates by 0.75, 0.43 and 0.2 of its mean
 */
const lossesPerWait = 4;

/**
 * Where what is sent again is lost too, TCP waits for a timer of no less than this beside the round trip, ms.
 * @source Linux: TCP_RTO_MIN (RFC 6298 has 1,000)
 */
export const shortestTimerMs = 200;

/**
 * Between arrival and what a browser says of it, ms.
 * @source our choice: a timer, and a few messages between processes
 */
const browserMs = 10;

/**
 * Spread of the logarithm of a time that nothing disturbs, and of one at a limit.
 * @source our choice: 15 %, for jitter and what a server does meanwhile; half a step of the rates that are looked for
 */
export const spread = 0.15;

/** What is late by chance: a busy device, a lost tail, a burst. */
export const late = {
  /**
   * Share of samples, and of ways and servers that are unusual.
   * @source the honest worlds of the lab; as long as it is not 0, one sample convicts nobody
   */
  share: 0.03,
  /**
   * By up to so many times their time, each as likely as any other.
   * @source our choice
   */
  times: 1000,
} as const;

/**
 * Bytes of a body after which nothing more comes, to a record of TLS.
 * @source filters that were described let 16 to 20 kB or 25 packets pass, and one window more
 */
export const stops = [0, 16_384, 32_768, 49_152] as const;

/** What stops by chance may do so at any of these places, as a logarithm. Of an upload nobody sees where. */
export function logOfPlace({ isUnfinished, stoppedAfterBytes }: SpeedSample): number {
  return isUnfinished && stoppedAfterBytes !== undefined ? -Math.log(stops.length) : 0;
}

/** What is timed of a sample: all of it, or what came after its first point. */
export interface Timed
  extends Pick<SpeedSample, 'ms' | 'roundTripMs' | 'besideBytes' | 'isUpload' | 'isUnfinished' | 'serverMs'> {
  /** From the request until the timed part begins, ms. */
  readonly askedMs?: number;
  /** Bytes before it, and with it. */
  readonly from: number;
  readonly to: number;
  /** Where its second half begins, and which share of the time that took, 0..1. */
  readonly half?: number;
  readonly laterShare?: number;
}

export const timedOf = onceEach((sample: SpeedSample): Timed => {
  const { bytes, ms, points = [], firstByteMs = 0, ...common } = sample;
  const [first, ...later] = points.filter(([of, at]) => of < bytes && at < ms);
  if (!first) return { ...common, askedMs: firstByteMs, from: 0, to: bytes, ms };
  const [from, at] = first;
  const timed = { ...common, askedMs: firstByteMs + at, from, to: bytes, ms: ms - at };
  const middle = (from + bytes) / 2;
  const half = later.toSorted(([one], [other]) => Math.abs(one - middle) - Math.abs(other - middle))[0];
  return half ? { ...timed, half: half[0], laterShare: (ms - half[1]) / (ms - at) } : timed;
});

/**
 * The time of a sample where nothing is lost, ms: of what may have come meanwhile, and with a round trip more where its
 * server sends something else first, or what it takes to answer an upload, what explains its time best. Where its first
 * byte was seen late, some of the rest came meanwhile.
 */
export function quickestMs(timed: Timed, { kbps, serverKbps = kbps }: Path): number {
  const { from, to, besideBytes, roundTripMs, isUpload, serverMs = 0, askedMs = 0, ms } = timed;
  const bytes = to - from;
  const waiting = waitingMs(timed);
  const meanwhileMs = Math.max(0, askedMs - roundTripMs);
  const [least, most] = besideBytes.map((beside, index) => {
    const queued = Math.max((8 * (bytes + beside)) / kbps, (8 * bytes) / serverKbps);
    return (
      Math.max(queued + (isUpload ? roundTripMs : 0), waiting + index * roundTripMs) + index * (browserMs + serverMs)
    );
  }) as [number, number];
  return Math.min(Math.max(ms, least - meanwhileMs), most);
}

/** Waiting for acknowledgements while the window doubles, until all bytes are sent, and of an upload for the answer, ms. */
function waitingMs({ from, to, roundTripMs, isUpload }: Timed): number {
  return (waitsFor(to) - waitsFor(from) + (isUpload ? 1 : 0)) * roundTripMs;
}

function waitsFor(bytes: number): number {
  return Math.max(0, Math.ceil(Math.log2(bytes / firstWindowBytes + 1)) - 1);
}

/** The time of a sample where as many packets are lost as may be expected, ms. */
export function meanMs(timed: Timed, path: Path): number {
  return Math.max(quickestMs(timed, path), waitingMs(timed) + lossMs(timed, path));
}

function lossMs({ from, to, roundTripMs }: Timed, { loss }: Path): number {
  const packets = (to - from) / segmentBytes;
  const window = perLoss.roundTrips + (to + from) / segmentBytes / perLoss.packetsForOneMore;
  const timers = loss ** 2 * packets * (roundTripMs + shortestTimerMs) * doublings(loss);
  return loss * packets * roundTripMs * window + timers;
}

/** By how much longer a timer is on average, since it doubles each time that it ends in vain. @source Padhye et al. (1998) */
function doublings(loss: number): number {
  return 1 + 32 * loss ** 2;
}

/**
 * How likely the time of a sample is on a path: the logarithm of its density, per unit of the logarithm of the time; of
 * one that is unfinished, of the chance that it takes longer.
 */
export function logLikelihood(sample: SpeedSample, path: Path): number {
  const timed = timedOf(sample);
  const atBest = quickestMs(timed, path);
  const { ms, isUnfinished } = timed;
  const whereLate = isUnfinished ? leftOfLate(ms, atBest) * Math.exp(logOfPlace(sample)) : lateAt(ms, atBest);
  return mixed(densityOf(timed, path), whereLate);
}

/** Losses cost waits, but nothing as long as the line is busy with what is queued. */
function densityOf(timed: Timed, path: Path): number {
  const { from, to, ms } = timed;
  const losses = (path.loss * (to - from)) / segmentBytes;
  const [atBest, waiting] = [quickestMs(timed, path), waitingMs(timed)];
  const any = losses > 0 ? 1 - Math.exp(-losses) : 0;
  const waits = Math.max(1, Math.round(losses / lossesPerWait));
  const eachMs = any > 0 ? Math.max(1, lossMs(timed, path)) / any / waits : 1;
  const delayed = any > 0 ? any * waitsLeft((atBest - waiting) / eachMs, waits, path.loss) : 0;
  if (timed.isUnfinished) {
    const left = any > 0 ? any * waitsLeft((Math.max(ms, atBest) - waiting) / eachMs, waits, path.loss) : 0;
    return (1 - delayed) * leftAround(ms, atBest, spread) + left;
  }
  const byLoss =
    delayed > 0 && ms > atBest ? (any * waitsAt((ms - waiting) / eachMs, waits, path.loss) * ms) / eachMs : 0;
  return (1 - delayed) * around(ms, atBest, spread) + byLoss;
}

/** What is so, and in its share of cases late by chance. */
export function mixed(usually: number, whereLate: number): number {
  return Math.log((1 - late.share) * usually + late.share * whereLate);
}

/** Density of the logarithm of a time around the expected one. */
export function around(ms: number, expectedMs: number, width: number): number {
  const away = Math.log(ms / expectedMs) / width;
  return Math.exp(-(away * away) / 2) / (width * Math.sqrt(2 * Math.PI));
}

/** The chance of a longer time. @source the logistic distribution comes within a hundredth of the normal one */
export function leftAround(ms: number, expectedMs: number, width: number): number {
  return 1 / (1 + Math.exp((1.702 * Math.log(ms / expectedMs)) / width));
}

const latest = Math.log(2 * late.times);

/** Density of the logarithm of a time that is late by chance. */
export function lateAt(ms: number, atBest: number): number {
  return ms >= atBest / 2 ? 1 / latest : 1e-3;
}

/** The chance that it is later. Some never end. */
function leftOfLate(ms: number, atBest: number): number {
  return Math.min(1, Math.max(1 / latest, Math.log((late.times * atBest) / ms) / latest));
}

/**
 * Density of the sum of so many waits, each of which is 1 on average. A timer is twice as long each time that a packet
 * is lost again, so the chance of a wait falls as a power of it (a beta prime distribution).
 */
function waitsAt(sum: number, waits: number, loss: number): number {
  const power = -Math.log2(loss);
  const share = sum / (power - 1);
  let density = (1 + share) ** -(power + waits) / (power - 1);
  for (let wait = 0; wait < waits; wait++) density *= (power + wait) * (wait === 0 ? 1 : share / wait);
  return density;
}

/** The chance that the sum is greater. */
function waitsLeft(sum: number, waits: number, loss: number): number {
  if (sum === Number.POSITIVE_INFINITY) return 0;
  const power = -Math.log2(loss);
  const share = sum / (power - 1);
  let [left, term] = [0, (1 + share) ** -power];
  for (let wait = 1; wait <= waits; wait++) {
    left += term;
    term *= ((power + wait - 1) / wait) * (share / (1 + share));
  }
  return Math.min(1, left);
}
