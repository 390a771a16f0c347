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
 * Bytes that a server sends before it waits for an acknowledgement.
 * @source ten segments (RFC 6928)
 */
const firstWindowBytes = 10 * segmentBytes;

/**
 * Round trips that a lost packet costs.
 * @source medians of the simulator of tests/measure/path: one to find it, and what is left of the window for the rest
 */
const roundTripsPerLoss = 1.3;

/**
 * What it costs besides, ms.
 * @source the same: now and then it takes a timer of 200 ms to find it
 */
const msPerLoss = 20;

/**
 * Between arrival and what a browser says of it, ms.
 * @source our choice: a timer, and a few messages between processes
 */
const browserMs = 10;

/**
 * Spread of the logarithm of a time that nothing disturbs.
 * @source our choice: 15 %, for jitter and what a server does meanwhile
 */
const spread = 0.15;

/**
 * Share of samples that are late by chance: a busy device, a lost tail, a burst.
 * @source the honest worlds of the lab; as long as it is not 0, one sample convicts nobody
 */
export const lateByChance = 0.03;

/**
 * How late a sample can be by chance: anything up to so many times its time is as likely as anything else.
 * @source our choice
 */
const mostTimesLate = 1000;

/** Waiting for acknowledgements while the window doubles, until all bytes are sent, and of an upload for the answer, ms. */
function waitingMs({ bytes, roundTripMs, isUpload }: SpeedSample): number {
  const waits = Math.max(0, Math.ceil(Math.log2(bytes / firstWindowBytes + 1)) - 1);
  return browserMs + (waits + (isUpload ? 1 : 0)) * roundTripMs;
}

/** The time of a sample, first byte to last, where nothing is lost, ms. */
export function quickestMs(sample: SpeedSample, { kbps, serverKbps = kbps }: Path): number {
  const { bytes, besideBytes, roundTripMs, isUpload } = sample;
  const queued = Math.max((8 * (bytes + besideBytes)) / kbps, (8 * bytes) / serverKbps);
  return Math.max(browserMs + queued + (isUpload ? roundTripMs : 0), waitingMs(sample));
}

/** What losses cost a sample on average, ms. */
export function meanLossMs({ bytes, roundTripMs }: SpeedSample, loss: number): number {
  return ((loss * bytes) / segmentBytes) * (roundTripsPerLoss * roundTripMs + msPerLoss);
}

/**
 * How likely this time of a sample is on a path, per unit of its logarithm. A loss costs round trips, but nothing as
 * long as the line is busy with what is queued.
 */
export function likelihood(sample: SpeedSample, path: Path): number {
  const { loss } = path;
  const { bytes, ms } = sample;
  const atBest = quickestMs(sample, path);
  const losses = (loss * bytes) / segmentBytes;
  const costMs = Math.max(1, meanLossMs(sample, loss));
  const hidden = atBest - waitingMs(sample);
  const some = 1 - Math.exp(-losses);
  const meanMs = costMs / Math.max(some, 1e-9);
  const seen = some * Math.exp(-hidden / meanMs);
  const undisturbed = (1 - seen) * aroundOf(ms, atBest);
  const delayed = ms > atBest ? (seen * Math.exp(-(ms - atBest) / meanMs) * ms) / meanMs : 0;
  return (1 - lateByChance) * (undisturbed + delayed) + lateByChance * lateOf(ms, atBest);
}

/** Density of the logarithm of a time around the expected one. */
export function aroundOf(ms: number, expectedMs: number, width = spread): number {
  const away = Math.log(ms / expectedMs) / width;
  return Math.exp(-(away * away) / 2) / (width * Math.sqrt(2 * Math.PI));
}

/** The same for one that is late by chance. */
function lateOf(ms: number, atBest: number): number {
  return ms >= atBest / 2 ? 1 / Math.log(2 * mostTimesLate) : 1e-3;
}
