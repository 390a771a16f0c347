import type { ArrivalPoint, Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { comparedKbps } from './compared-speed.ts';
import { longestRoundTripMs } from './round-trip.ts';
import { isLongSample } from './transfer.ts';

/**
 * Packets that a path loses, as a share.
 * @source our choice: long paths by sea cable and satellite lose one or two in a hundred
 */
export const usualLossRate = 0.02;

/**
 * What two short transfers may lose.
 * @source our choice: twice as many as the path does
 */
export const shortLossRate = 2 * usualLossRate;

/**
 * What a path may lose on which earlier checks measured what is usual.
 * @source our choice: beyond this hardly a large transfer ends in time
 */
const worstLossRate = 0.15;

/**
 * So many tries show a limit, although lost packets could explain each of them: losses differ from one to the next.
 * @source simulated: four look slow by chance in less than one of 500 checks
 */
export const manyTries = 4;

/**
 * The fastest try at a limit beside the slowest, at most.
 * @source simulated: of tries at a limit 95 of 100 pairs, shaped or policed; of those that lose packets one pair in five
 */
const mostApart = 1.15;

/**
 * The same of their later halves.
 * @source of four tries that agreed by chance in a laboratory, 1.22; limits of 2 and 6 Mbit/s are still found, simulated
 */
const halvesApart = 1.2;

/**
 * The largest segment that most paths carry, bits.
 * @source Ethernet's 1500 bytes without the headers of IP and TCP (RFC 6691)
 */
const segmentBits = 1460 * 8;

/**
 * What TCP carries over a path with this round trip and that loss, kbit/s: Mathis et al., "The macroscopic behavior of
 * the TCP congestion avoidance algorithm", 1997, equation 3.
 */
export function farKbps(roundTripMs: number, lossRate: number): number {
  return ((segmentBits / Math.max(1, roundTripMs)) * Math.sqrt(3 / 2)) / Math.sqrt(lossRate);
}

/**
 * Do these downloads show a limit, and not lost packets? At a limit they agree, while losses differ. Two may agree by
 * chance: they are enough only below what TCP carries over a path that loses many packets.
 */
export function showsLimit(closer: readonly Observation[], check: Check): boolean {
  const tries = comparableOf(closer);
  if (tries.length < 2 || !agree(tries, check)) return false;
  return !mayBeLosses(closer, check) || (tries.length >= manyTries && areNear(tries.flatMap(laterKbps), halvesApart));
}

/** Would further tries tell? */
export function mayShowLimit(closer: readonly Observation[], check: Check): boolean {
  const tries = comparableOf(closer);
  return tries.length < manyTries && agree(tries, check) && (tries.length < 2 || mayBeLosses(closer, check));
}

function mayBeLosses(closer: readonly Observation[], check: Check): boolean {
  return closer.some((o) => {
    const roundTripMs = longestRoundTripMs(o.host, check) ?? 0;
    return (comparedKbps(o, check) ?? 0) >= farKbps(roundTripMs, worstLossRate);
  });
}

function agree(tries: readonly Observation[], check: Check): boolean {
  return areNear(
    tries.flatMap((o) => arrivalKbps(o) ?? comparedKbps(o, check) ?? []),
    mostApart,
  );
}

/** A shorter one is slow start, or what passes before a limit holds, in larger part. */
function comparableOf(closer: readonly Observation[]): readonly Observation[] {
  const long = closer.filter(isLongSample);
  return long.length > 0 ? long : closer;
}

function areNear(speeds: readonly number[], apart: number): boolean {
  return Math.max(...speeds) <= apart * Math.min(...speeds);
}

/** How fast it came after its first bytes, kbit/s: what a policer drops at the beginning delays these. */
function arrivalKbps({ transfer }: Observation): number | undefined {
  return kbpsBetween(transfer?.points?.at(0), transfer?.points?.at(-1));
}

function laterKbps({ transfer }: Observation): number[] {
  const { points = [] } = transfer ?? {};
  return [kbpsBetween(points[points.length >> 1], points.at(-1)) ?? []].flat();
}

function kbpsBetween(from: ArrivalPoint | undefined, to: ArrivalPoint | undefined): number | undefined {
  if (!from || !to || from === to) return undefined;
  return (8 * (to[0] - from[0])) / Math.max(1, to[1] - from[1]);
}
