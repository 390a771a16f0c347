import type { Observation } from '../../model/observation.ts';
import type { ControlTransfers } from './control-transfers.ts';
import { roundTripTo } from './round-trip.ts';
import { isPage, isWhole } from './sample.ts';
import { sendingMs } from './small-transfers.ts';
import { dependsOnSize, isPassed, speedOf } from './transfer.ts';

/**
 * A service is slow when it is this many times slower than the slowest control.
 * @source our choice: more than the chance of one connection
 */
export const timesSlower = 5;

/**
 * A faster transfer than this is never slow.
 * @source our choice: enough for pictures and voice messages
 */
export const slowKbps = 1000;

/**
 * The same limit where earlier checks show the usual speed and the speed has fallen.
 * @source our choice: twice `slowKbps`, since the usual speed is known
 */
export const slowAgainstUsualKbps = 2000;

/**
 * An upload that takes more round trips than this is slow not only because of distance.
 * @source a normal one of this size takes four or five
 */
export const maxRoundTrips = 12;

/** The transfer may lead to "slow" or "blocked", so it is repeated. */
export function isSuspicious(o: Observation, controls: ControlTransfers, seen: readonly Observation[]): boolean {
  if (!dependsOnSize(o)) return false;
  return !isPassed(o) || isSlower(o, controls, slowAgainstUsualKbps, seen);
}

/** Many times slower than the slowest control of the same minutes, and slower than `belowKbps`. */
export function isSlower(
  o: Observation,
  controls: ControlTransfers,
  belowKbps: number,
  seen: readonly Observation[],
): boolean {
  if (isPage(o) && isWhole(o)) return false;
  const kbps = speedOf(o);
  const { atLeastKbps, isSlow } = controls;
  if (kbps === undefined || atLeastKbps === undefined || isSlow || kbps >= belowKbps) return false;
  if (o.transfer?.direction === 'down') return kbps * timesSlower < atLeastKbps;
  // An upload is all slow start, so a distant host takes longer by itself.
  const roundTripMs = roundTripTo(o.host, seen) ?? Number.POSITIVE_INFINITY;
  const ms = sendingMs(o, seen);
  return ms > timesSlower * (controls.slowestMs ?? ms) && ms > maxRoundTrips * roundTripMs;
}
