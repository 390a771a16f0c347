import type { ArrivalPoint, Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { median } from '../check/median.ts';
import { longestRoundTripMs } from './round-trip.ts';

/**
 * Parts of a download that is paced differ by no more than this share.
 * @source browsers behind a shaper of 1.5 to 5 Mbit/s, in a laboratory: two thirds of the parts
 */
const pacedWithin = 0.03;

/**
 * Of the parts of paced downloads, more than this share comes at one speed: the others met a full queue.
 * @source in the same laboratory half or more of two to four tries, and of those that lose packets a third at most
 */
const pacedShare = 0.5;

/**
 * A part of a paced download takes so many round trips at least.
 * @source in each of them a window comes at once (RFC 5681), so shorter parts agree whatever lies between: simulated, parts
 * of two windows of 16 kB each did so by chance
 */
const roundTripsOfPart = 2.5;

interface Part {
  readonly bytes: number;
  readonly ms: number;
}

/**
 * Does most of these downloads come at one speed, as a shaper lets it? What comes first is slow start, and lost packets
 * leave parts that differ.
 */
export function arePaced(tries: readonly Observation[], check: Check): boolean {
  const parts = laterPartsOf(tries);
  const pace = median(parts.map(kbpsOf)) ?? 0;
  const isLong = isLongPart(tries, check);
  return isMost(parts, (part) => isLong(part) && Math.abs(kbpsOf(part) - pace) <= pacedWithin * pace);
}

/** Do most of their parts take so long that a pace would show? */
export function mayShowPace(tries: readonly Observation[], check: Check): boolean {
  return isMost(laterPartsOf(tries), isLongPart(tries, check));
}

function isMost(parts: readonly Part[], is: (part: Part) => boolean): boolean {
  return parts.filter(is).length > pacedShare * parts.length;
}

function isLongPart(tries: readonly Observation[], check: Check): (part: Part) => boolean {
  const roundTripMs = Math.max(...tries.map(({ host }) => longestRoundTripMs(host, check) ?? Number.POSITIVE_INFINITY));
  return ({ ms }) => ms >= roundTripsOfPart * roundTripMs;
}

function laterPartsOf(tries: readonly Observation[]): Part[] {
  return tries.flatMap(({ transfer }) => partsOf(transfer?.points?.slice(1) ?? []));
}

/** How fast it came after its first bytes, kbit/s: what a policer drops at the beginning delays these. */
export function arrivalKbps(points: readonly ArrivalPoint[] = []): number | undefined {
  const [first] = points;
  const last = points.at(-1);
  const [whole] = first && last ? partsOf([first, last]) : [];
  return whole && kbpsOf(whole);
}

/** What came from each of these points to the next. */
function partsOf(points: readonly ArrivalPoint[]): Part[] {
  return points.slice(1).map(([bytes, ms], index) => {
    const [bytesBefore, msBefore] = points[index] ?? [0, 0];
    return { bytes: bytes - bytesBefore, ms: Math.max(1, ms - msBefore) };
  });
}

function kbpsOf({ bytes, ms }: Part): number {
  return (8 * bytes) / ms;
}
