import type { Check } from '../check/check.ts';
import { median } from '../check/median.ts';
import { isFreshAnswer } from '../check/outcomes.ts';
import { type Line, lineOf } from './line.ts';

/**
 * A line is fast if nothing took longer than this. On such a line, an answer that does not come soon will hardly come.
 * @source our choice: three round trips of 200 ms
 */
const quickLineMs = 600;

/**
 * On a fast line an answer is no longer likely after this, and another probe may start.
 * @source a first packet is retransmitted after one second (RFC 6298)
 */
const soonMs = 1000;

/**
 * How long an answer stays likely, ms. On a line that is not fast it always does: probes delay each other there, and
 * more at once would delay all of them.
 */
export function likelyMs({ slowestMs = Number.POSITIVE_INFINITY }: Pick<Line, 'slowestMs'>): number {
  return slowestMs > quickLineMs ? Number.POSITIVE_INFINITY : soonMs;
}

/** Why probes hardly delay each other: because the line is fast, or because it is long. */
export function headroomOf(check: Check): 'fast' | 'long' | 'none' {
  if (Number.isFinite(likelyMs(lineOf(check)))) return 'fast';
  return latencyBoundMs(check) > 0 ? 'long' : 'none';
}

/**
 * How soon after connecting a line that is only long answers a page, in round trips.
 * @source TLS 1.3 and the answer take one each (RFC 8446, section 2); half of one for the certificates
 */
const roundTripsOfPage = 2.5;

/** The shortest round trip, if it alone explains the time that pages take; otherwise 0. */
export function latencyBoundMs(check: Check): number {
  const pages = check.by('https').flatMap((o) => (o.stages && isFreshAnswer(o) ? [o.stages] : []));
  const roundTripMs = Math.min(...pages.map(({ tcpMs }) => tcpMs));
  const usualMs = median(pages.map(({ tlsMs, firstByteMs }) => tlsMs + firstByteMs));
  return usualMs !== undefined && usualMs <= roundTripsOfPage * roundTripMs ? roundTripMs : 0;
}
