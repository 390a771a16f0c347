import type { Observation } from '../../model/observation.ts';
import { expectedRoundTripMs } from './round-trip.ts';
import { bodyMs, isPassed, isTooShort } from './transfer.ts';

/**
 * Faster closer samples count as this fast.
 * @source one takes 46 ms at this speed, and a busy device is late by as much
 */
const fastestKbps = 20_000;

/**
 * Round trips of a closer sample in which nothing comes.
 * @source one for each of its two requests; slow start may take one more (RFC 6928), of controls and services alike
 */
const idleRoundTrips = 2;

/**
 * The speed of a closer download that is compared with that of others, kbit/s; undefined where it shows none. It is
 * taken over the whole time, without the round trips that the distance costs: a busy device may read late what has
 * arrived, which makes a part of the time too short, and never the whole.
 */
export function comparedKbps(o: Observation, seen: readonly Observation[]): number | undefined {
  const { probe, transfer, host } = o;
  if (probe !== 'download' || !transfer || !isPassed(o) || isTooShort(o)) return undefined;
  const wholeMs = bodyMs(o);
  const ms = Math.max(wholeMs / idleRoundTrips, wholeMs - idleRoundTrips * expectedRoundTripMs(host, seen));
  return Math.min(fastestKbps, Math.round((transfer.bytes * 8) / ms));
}

/**
 * A busy device, or a request that was lost twice, makes the whole time too long by no more than this, ms.
 * @source a lost packet is sent again after one second and after two more (RFC 6298)
 */
const longestDelayMs = 3000;

/**
 * The same of a service that may be slow: the faster one of this and of the speed at which most of it came, as far as
 * that explains the whole time. After lost packets, what waited behind them is read at once.
 */
export function fasterKbps(o: Observation, seen: readonly Observation[]): number | undefined {
  const kbps = comparedKbps(o, seen);
  if (kbps === undefined) return undefined;
  const { bytes = 0, kbps: ofMost = 0 } = o.transfer ?? {};
  const withoutDelay = (bytes * 8) / Math.max(1, bodyMs(o) - longestDelayMs);
  return Math.max(kbps, Math.min(ofMost, withoutDelay));
}
