import type { Observation } from '../../model/observation.ts';
import { serviceOf } from '../endpoints/service-of.ts';
import { fasterKbps } from './compared-speed.ts';
import type { ControlTransfers } from './control-transfers.ts';
import { longestRoundTripMs, roundTripTo } from './round-trip.ts';
import { isPage, isWhole } from './sample.ts';
import { sendingMs } from './small-transfers.ts';
import { dependsOnSize, isPassed, speedOf } from './transfer.ts';

/**
 * What is this many times slower than the slowest control looks slow.
 * @source our choice: more than connections differ by chance
 */
export const timesSlower = 5;

/**
 * A closer download is slow when it is this many times slower than the slowest control.
 * @source our choice: between a server that gives no connection more than a fifth of a line, and a tenth of it
 */
const timesSlowerCloser = 6;

/**
 * A closer download is looked at again when it is this many times slower than a control whose sample was too short to
 * show a fast line.
 * @source our choice: in slow start 112 KiB come at 3 to 5 Mbit/s on any line, where a round trip takes 90 ms (RFC 6928)
 */
const timesSlowerAtFirst = 2;

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

/**
 * On a path that loses this share of its packets, TCP carries no more than its round trip allows.
 * @source our choice: long paths by sea cable and satellite lose one or two packets in a hundred, a short transfer at
 * times twice as many
 */
const farLossRate = 0.04;

/**
 * The largest segment that most paths carry, bits.
 * @source Ethernet's 1500 bytes without the headers of IP and TCP (RFC 6691)
 */
const segmentBits = 1460 * 8;

/**
 * What TCP carries over a path with this round trip and that loss, kbit/s: Mathis et al., "The macroscopic behavior of
 * the TCP congestion avoidance algorithm", 1997, equation 3.
 */
function farKbps(roundTripMs: number): number {
  return ((segmentBits / Math.max(1, roundTripMs)) * Math.sqrt(3 / 2)) / Math.sqrt(farLossRate);
}

/**
 * The transfer may lead to "slow" or "blocked", so it is repeated, and controls are sampled for longer: a short sample of
 * theirs is mostly slow start, and shows too little.
 */
export function isSuspicious(o: Observation, controls: ControlTransfers, seen: readonly Observation[]): boolean {
  if (!dependsOnSize(o)) return false;
  if (!isPassed(o)) return true;
  const roundTripMs = roundTripToNearest(o, seen);
  if (isSlower(o, controls, slowAgainstUsualKbps, seen, { times: timesSlower, roundTripMs })) return true;
  const times = timesSlowerAtFirst;
  return controls.mayBeFaster && isSlower(o, controls, slowKbps, seen, { times, roundTripMs });
}

/**
 * One round trip to the nearest host of the same service, ms. Where one is much farther than another, that may be the
 * queue before a service that is held up; a second look over another connection shows it.
 */
function roundTripToNearest(o: Observation, seen: readonly Observation[]): number | undefined {
  const service = serviceOf(o);
  const hosts = new Set(seen.flatMap((other) => (serviceOf(other) === service ? other.host : [])));
  const all = [o.host, ...(service === undefined ? [] : hosts)].flatMap((host) => roundTripTo(host, seen) ?? []);
  return all.length > 0 ? Math.min(...all) : undefined;
}

/**
 * Are all of these downloads slow beside controls, unless their host is as far away as connecting to it seemed to show?
 * Other hosts of its service are nearer, so it may have been the queue before a service that is held up.
 */
export function mayBeQueued(
  closer: readonly Observation[],
  controls: ControlTransfers,
  seen: readonly Observation[],
): boolean {
  const passed = closer.filter(isPassed);
  const asNear = (o: Observation) => ({ times: timesSlowerCloser, roundTripMs: roundTripToNearest(o, seen) });
  return (
    passed.every((o) => isSlower(o, controls, slowKbps, seen, asNear(o))) &&
    passed.some((o) => !isSlower(o, controls, slowKbps, seen))
  );
}

/** What a download is compared with. */
interface Compared {
  /** How many times faster a control has to be. */
  readonly times: number;
  /** One round trip to its host at most, ms; undefined where it is not known. */
  readonly roundTripMs: number | undefined;
}

/**
 * Many times slower than the slowest control of the same minutes, slower than `belowKbps`, and slower than the distance
 * of its host explains.
 */
export function isSlower(
  o: Observation,
  controls: ControlTransfers,
  belowKbps: number,
  seen: readonly Observation[],
  { times, roundTripMs }: Compared = { times: timesSlowerCloser, roundTripMs: longestRoundTripMs(o.host, seen) },
): boolean {
  if (isPage(o) && isWhole(o)) return false;
  const { atLeastKbps, isSlow } = controls;
  const isDown = o.transfer?.direction === 'down';
  const kbps = isDown ? fasterKbps(o, seen) : speedOf(o);
  if (kbps === undefined || isSlow || kbps >= belowKbps) return false;
  if (isDown) return kbps * times < (atLeastKbps ?? 0) && kbps < farKbps(roundTripMs ?? 0);
  // An upload is all slow start, so distance alone makes it take longer.
  const ms = sendingMs(o, seen);
  const farMs = maxRoundTrips * (roundTripTo(o.host, seen) ?? Number.POSITIVE_INFINITY);
  return ms > timesSlower * (controls.slowestMs ?? ms) && ms > farMs;
}
