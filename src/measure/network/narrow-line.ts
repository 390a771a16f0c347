import type { Check } from '../check/check.ts';
import { isFreshAnswer } from '../check/outcomes.ts';
import { lineOf } from './line.ts';

/**
 * A line is narrow when even the fastest page of a control took longer than this.
 * @source our choice: a page of a control is three round trips and a few kilobytes
 */
const narrowLineMs = 1000;

/**
 * It also has to take more round trips than this, since a long line is not narrow.
 * @source a page of a control takes three round trips, four with its name
 */
const narrowRoundTrips = 8;

/**
 * A line is narrow, too, when even the fastest handshake of a control took so much longer than its round trip, ms.
 * @source measured: 530 ms at 64 kbit/s with four pages at once, 20 ms at 10 Mbit/s; certificates are 3 to 4 kB
 */
const narrowHandshakeMs = 350;

/** Whether pages of controls take so long that the line has to be narrow. */
export function isNarrowLine(check: Check): boolean {
  const pages = check.triesAtControls.filter((o) => o.probe === 'https' && isFreshAnswer(o));
  if (pages.length === 0) return false;
  const quickestMs = Math.min(...pages.map(({ tookMs }) => tookMs));
  const { roundTripMs = Number.POSITIVE_INFINITY } = lineOf(check);
  if (quickestMs > Math.max(narrowLineMs, narrowRoundTrips * roundTripMs)) return true;
  const handshakes = pages.flatMap(({ stages }) => (stages ? [stages.tlsMs - stages.tcpMs] : []));
  return handshakes.length > 0 && Math.min(...handshakes) > narrowHandshakeMs;
}
