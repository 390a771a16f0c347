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
 * The packets that a path has to lose to explain the speed of tries, as a share, and how many show a limit by agreeing if it
 * has to lose more: the less it has to, the more agree by chance. Hardly a large transfer ends in time on one that loses 15 of 100.
 * @source simulated: of lines that lose 3 of 100, four tries agreed in one of 800 checks
 */
const triesByLoss = [
  [0.15, 2],
  [0.06, 4],
  [usualLossRate, 5],
] as const;

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
 * The same for long samples of controls over a steady line.
 * @source browsers on lines of 6 and 10 Mbit/s, in a laboratory: 1.00 to 1.01, and 1.2 in one of twenty pairs
 */
const steadyApart = 1.03;

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
 * where usual losses do not explain the speed and the line is steady, agreement is enough.
 */
export function limitInDownloads(closer: readonly Observation[], check: Check): LimitShown {
  const tries = comparableOf(closer);
  if (!agree(tries, check, mostApart)) return 'none';
  const needed = isLineSteady(check) ? triesToAgree(tries, check) : undefined;
  const isPaced = tries.length > 1 && arePaced(tries, check);
  if (isPaced || (needed && tries.length >= needed)) return 'shown';
  const mayTell = needed || !tries.some(isLongSample) || mayShowPace(tries, manyTries, check);
  return tries.length < (needed ?? manyTries) && mayTell ? 'open' : 'none';
}

/** Undefined where usual losses explain the speed. */
function triesToAgree(tries: readonly Observation[], check: Check): number | undefined {
  const isBelow = (lossRate: number) =>
    tries.every((o) => (comparedKbps(o, check) ?? 0) < farKbps(longestRoundTripMs(o.host, check) ?? 0, lossRate));
  return triesByLoss.find(([lossRate]) => isBelow(lossRate))?.[1];
}

/** Do the long samples of controls agree? Where everybody's packets get lost, they differ. */
function isLineSteady(check: Check): boolean {
  return agree(check.controls.filter(isLongSample), check, steadyApart);
}

/**
 * By what came after the first bytes: a hole delays these where a limit drops what is too fast. Or after the next ones: a
 * limit may let these through at once.
 */
function agree(samples: readonly Observation[], check: Check, within: number): boolean {
  return [0, 1].some((skipped) => {
    const speeds = samples.flatMap(
      (o) => arrivalKbps(o.transfer?.points?.slice(skipped)) ?? comparedKbps(o, check) ?? [],
    );
    return Math.max(...speeds) <= within * Math.min(...speeds);
  });
}

/** A shorter one is slow start, or what passes before a limit holds, in larger part. */
function comparableOf(closer: readonly Observation[]): readonly Observation[] {
  const long = closer.filter(isLongSample);
  return long.length > 0 ? long : closer;
}
