import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { serviceOf } from '../check/service-of.ts';
import { lineOf } from '../network/line.ts';
import { expectedRoundTripMs, farthestMs, smallAnswers } from './round-trip.ts';
import { fullRateKbps } from './slow-start.ts';
import { bodyMs, isPassed, isTooShort } from './transfer.ts';

/**
 * Faster closer samples count as this fast.
 * @source one takes 46 ms at this speed, and a busy device is late by as much
 */
const fastestKbps = 20_000;

/**
 * Answers that a closer sample waits for, in each of which nothing comes for a round trip.
 * @source one for each of its two requests; slow start may take one round trip more (RFC 6928), of controls and services
 * alike
 */
const answersWaitedFor = 2;

/**
 * The speed of a closer download that is compared with that of others, kbit/s; undefined where it shows none. It is
 * taken over the whole time, without the round trips that the distance costs, or what its servers take for any answer: a
 * busy device may read late what has arrived, which makes a part of the time too short, and never the whole.
 */
export function comparedKbps(o: Observation, check: Check): number | undefined {
  const { probe, transfer, host } = o;
  if (probe !== 'download' || !transfer || !isPassed(o) || isTooShort(o)) return undefined;
  const wholeMs = bodyMs(o);
  const ms = Math.max(wholeMs / answersWaitedFor, wholeMs - answersWaitedFor * expectedRoundTripMs(host, check));
  const kbps = Math.max((transfer.bytes * 8) / ms, withoutMs(o, answersWaitedFor * ownTimeMs(o, check)));
  return Math.min(fastestKbps, Math.round(kbps));
}

/**
 * Without slow start a long sample seems at most this many times faster.
 * @source RFC 6928: 384 KiB at 50 Mbit/s and round trips of 90 ms, which is more than twice what is compared with services
 */
const mostBySlowStart = 1.5;

/** The rate of the line by a long sample of a control: without the round trips that slow start waits for, too. */
export function rateOfLineKbps(o: Observation, check: Check): number | undefined {
  const kbps = comparedKbps(o, check);
  const bytes = o.transfer?.bytes ?? 0;
  if (kbps === undefined) return undefined;
  const full = fullRateKbps(bytes, (8 * bytes) / kbps, expectedRoundTripMs(o.host, check));
  return Math.min(full, mostBySlowStart * kbps);
}

/** The same of a service that may be slow: what its server pauses is no part of the speed. */
export function wholeKbps(o: Observation, check: Check): number | undefined {
  const kbps = comparedKbps(o, check);
  const { steadyKbps = 0 } = o.transfer ?? {};
  return kbps === undefined ? undefined : Math.max(kbps, Math.min(fastestKbps, steadyKbps));
}

/**
 * A busy device, or a request that was lost twice, makes the whole time too long by no more than this, ms.
 * @source a lost packet is sent again after one second and after two more (RFC 6298)
 */
const longestDelayMs = 3000;

/**
 * The faster one of this and of the speed at which most of it came, as far as that explains the whole time: after lost
 * packets, what waited behind them is read at once.
 */
export function fasterKbps(o: Observation, check: Check): number | undefined {
  const kbps = wholeKbps(o, check);
  return kbps && Math.max(kbps, Math.min(o.transfer?.kbps ?? 0, withoutMs(o, longestDelayMs)));
}

function withoutMs(o: Observation, ms: number): number {
  return ((o.transfer?.bytes ?? 0) * 8) / Math.max(1, bodyMs(o) - ms);
}

/**
 * What the servers of its service take for any answer, ms, by the quickest small one; 0 where distance alone may explain
 * it, or none came, and of controls, which never seem faster than they are. A single host may answer late because its answer waits behind a download. What both steps of
 * connecting took shows the queue before it, and not its server; where one packet was lost, one of them is longer.
 */
function ownTimeMs(o: Observation, check: Check): number {
  const service = serviceOf(o);
  const small = (service === undefined ? [] : check.of(service)).filter(
    ({ probe, outcome }) => smallAnswers.has(probe) && outcome.kind === 'answered',
  );
  const ofServer = small.map((other) => bodyMs(other) - queueMs(other));
  const quickest = small.length > 0 ? Math.min(...ofServer) : 0;
  return quickest > farthestMs + (lineOf(check).roundTripMs ?? 0) ? quickest : 0;
}

function queueMs({ reused, stages }: Observation): number {
  return reused || !stages ? 0 : Math.min(stages.tcpMs, stages.tlsMs);
}
