import { type ArrivalPoint, mostPoints } from '../model/observation.ts';

/** How much of a body had arrived at a given time. */
export interface Arrival {
  /** ms of a monotonic clock. */
  readonly atMs: number;
  /** Bytes so far, including this chunk. */
  readonly bytes: number;
}

/**
 * A selection of these arrivals: the first, and the one that completes each equal part of the rest.
 * @param startedAtMs when the headers of the answer came
 */
export function pointsOf(arrivals: readonly Arrival[], startedAtMs: number): ArrivalPoint[] {
  const [first] = arrivals;
  const last = arrivals.at(-1);
  if (!first || !last) return [];
  const part = (last.bytes - first.bytes) / (mostPoints - 1);
  const wanted = Array.from({ length: mostPoints }, (_, index) => first.bytes + index * part);
  const kept = new Set(wanted.map((wish) => arrivals.find(({ bytes }) => bytes >= Math.round(wish)) ?? last));
  return [...kept].map(({ bytes, atMs }) => [bytes, Math.round(atMs - startedAtMs)]);
}

/**
 * The first bytes do not show the speed of the path.
 * @source a connection starts slowly (RFC 9293, RFC 5681)
 */
const slowStartBytes = 65_536;

/**
 * At most this share of a short sample is skipped.
 * @source our choice: most of a sample has to count
 */
const slowStartShare = 0.4;

/**
 * If less than this share of a sample is timed, it shows no speed: on a busy device nearly all of it can come at once
 * and the rest late.
 * @source of a first sample, in records of 16 KiB, a third comes after the slow start
 */
const minShare = 0.2;

/**
 * Too few bytes to measure a speed.
 * @source one TLS record can hold 16 KiB (RFC 8446, section 5.1) and arrives as a whole
 */
export const minSampleBytes = 24_000;

/**
 * Payload speed from the first byte on, without the longest pause and what came at its end, kbit/s; undefined if too
 * little is left. A limit slows every part of a transfer. A server that begins late, or sends in bursts, makes one long
 * pause, and the rest comes as fast as the path carries it.
 */
export function steadyKbps(arrivals: readonly Arrival[]): number | undefined {
  const [first] = arrivals;
  const last = arrivals.at(-1);
  if (!first || !last) return undefined;
  const steps = arrivals.slice(1).map((arrival, index) => {
    const before = arrivals[index] ?? first;
    return { ms: arrival.atMs - before.atMs, bytes: arrival.bytes - before.bytes };
  });
  const longest = steps.reduce((most, step) => (step.ms > most.ms ? step : most), { ms: 0, bytes: 0 });
  const bytes = last.bytes - first.bytes - longest.bytes;
  if (bytes < minSampleBytes) return undefined;
  return Math.round((bytes * 8) / Math.max(1, last.atMs - first.atMs - longest.ms));
}

/**
 * Payload speed after the slow start, kbit/s; undefined if too little came. It is measured between arrivals, so that
 * the size of the chunks does not matter.
 */
export function goodputKbps(arrivals: readonly Arrival[]): number | undefined {
  const last = arrivals.at(-1);
  if (!last || last.bytes < minSampleBytes) return undefined;
  const skipped = Math.min(slowStartBytes, last.bytes * slowStartShare);
  const from = arrivals.find(({ bytes }) => bytes >= skipped);
  if (!from || last.bytes - from.bytes < last.bytes * minShare) return undefined;
  const ms = Math.max(1, last.atMs - from.atMs);
  return Math.round(((last.bytes - from.bytes) * 8) / ms);
}
