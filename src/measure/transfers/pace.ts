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
 * Of paced downloads more than this share comes at one speed: the rest met a full queue.
 * @source in the same laboratory half or more of two to four tries, and of those that lose packets a third at most
 */
const pacedShare = 0.5;

/**
 * A part takes so many round trips at least: points that are closer are taken together.
 * @source in each of them a window comes at once (RFC 5681), so shorter parts agree whatever lies between: simulated, parts
 * of two windows of 16 kB each did so by chance
 */
const roundTripsOfPart = 2.5;

/**
 * So many parts have to agree.
 * @source simulated: on lines that lose packets, more than half of fewer parts agree by chance in two of a thousand checks,
 * and of so many in four of ten thousand
 */
const leastAgreeing = 7;

interface Part {
  readonly bytes: number;
  readonly kbps: number;
}

/**
 * Does most of these downloads come at one speed, as a shaper lets it? What comes first is slow start, and lost packets
 * leave parts that differ.
 */
export function arePaced(tries: readonly Observation[], check: Check): boolean {
  const parts = tries.flatMap((o) => laterPartsOf(o, check));
  const pace = median(parts.map(({ kbps }) => kbps)) ?? 0;
  const atPace = parts.filter(({ kbps }) => Math.abs(kbps - pace) <= pacedWithin * pace);
  return atPace.length >= leastAgreeing && bytesOf(atPace) > pacedShare * bytesOf(parts);
}

/** Will so many tries have enough parts to show a pace? */
export function mayShowPace([first]: readonly Observation[], tries: number, check: Check): boolean {
  return first !== undefined && tries * laterPartsOf(first, check).length >= leastAgreeing;
}

/** What came after slow start. */
function laterPartsOf({ host, transfer }: Observation, check: Check): Part[] {
  const leastMs = roundTripsOfPart * (longestRoundTripMs(host, check) ?? Number.POSITIVE_INFINITY);
  const [first, ...later] = transfer?.points?.slice(1) ?? [];
  const parts: Part[] = [];
  let before = first;
  for (const point of later) {
    if (!before || point[1] - before[1] < leastMs) continue;
    parts.push({ bytes: point[0] - before[0], kbps: kbpsBetween(before, point) });
    before = point;
  }
  return parts;
}

const bytesOf = (parts: readonly Part[]) => parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** How fast it came after its first bytes, kbit/s: what a policer drops at the beginning delays these. */
export function arrivalKbps(points: readonly ArrivalPoint[] = []): number | undefined {
  const [first] = points;
  const last = points.at(-1);
  return first && last && first !== last ? kbpsBetween(first, last) : undefined;
}

function kbpsBetween([bytesBefore, msBefore]: ArrivalPoint, [bytes, ms]: ArrivalPoint): number {
  return (8 * (bytes - bytesBefore)) / Math.max(1, ms - msBefore);
}
