import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { comparedKbps } from './compared-speed.ts';
import { arePaced, arrivalKbps, mayShowPace } from './pace.ts';
import type { LimitShown } from './past-speeds.ts';
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
 * @source four tries behind a policer, in a laboratory: 1.03 to 1.07; of pairs that lose packets one in four, simulated
 */
export const mostApart = 1.08;

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
 * Do these downloads, which are below what is usual, show a limit, and not lost packets? At a limit they agree, while
 * losses differ. Some agree by chance, so a shaper has to show by its pace, too. Whoever drops what is too fast has none:
 * where usual losses do not explain the speed, agreement is enough.
 */
export function limitInDownloads(closer: readonly Observation[], check: Check): LimitShown {
  const tries = comparableOf(closer);
  if (!agree(tries, check)) return 'none';
  const needed = triesToAgree(tries, check);
  if (tries.length >= 2 && (tries.length >= needed || arePaced(tries, check))) return 'shown';
  const mayTell = needed <= manyTries || !tries.some(isLongSample) || mayShowPace(tries, check);
  return tries.length < manyTries && mayTell ? 'open' : 'none';
}

/** How many tries have to agree: where losses explain the speed, some do so by chance. */
function triesToAgree(tries: readonly Observation[], check: Check): number {
  const isBelow = (lossRate: number) =>
    tries.every((o) => (comparedKbps(o, check) ?? 0) < farKbps(longestRoundTripMs(o.host, check) ?? 0, lossRate));
  if (isBelow(worstLossRate)) return 2;
  return isBelow(usualLossRate) ? manyTries : Number.POSITIVE_INFINITY;
}

function agree(tries: readonly Observation[], check: Check): boolean {
  const speeds = tries.flatMap((o) => arrivalKbps(o.transfer?.points) ?? comparedKbps(o, check) ?? []);
  return Math.max(...speeds) <= mostApart * Math.min(...speeds);
}

/** A shorter one is slow start, or what passes before a limit holds, in larger part. */
function comparableOf(closer: readonly Observation[]): readonly Observation[] {
  const long = closer.filter(isLongSample);
  return long.length > 0 ? long : closer;
}
