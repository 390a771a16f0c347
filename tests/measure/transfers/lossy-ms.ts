import type { Random } from '../../../src/model/chance.ts';

const segmentBytes = 1460;

/** The shortest wait before something is sent again, ms. @source Linux: tcp_rto_min */
const shortestWaitMs = 200;

/** After this many acknowledgements of later segments, a segment is retransmitted at once (RFC 5681). */
const laterSegments = 3;

/**
 * How long bytes take from the first to the last on a wide path that loses each segment with this chance, ms: ten
 * segments at first and twice as many each time (RFC 6928), seven tenths of that after a loss (RFC 9438), and one after
 * a loss that no later segment shows (RFC 6298).
 */
export function lossyMs(bytes: number, roundTripMs: number, lossRate: number, random: Random): number {
  let left = Math.ceil(bytes / segmentBytes);
  let window = 10;
  let isStarting = true;
  let ms = 0;
  while (left > 0) {
    const sent = Math.min(window, left);
    const lost = Array.from({ length: sent }, () => random() < lossRate);
    const count = lost.filter((is) => is).length;
    const shown = sent - 1 - lost.indexOf(true) - (count - 1) >= laterSegments;
    left -= sent - count;
    if (left > 0) ms += count > 0 && !shown ? Math.max(shortestWaitMs, roundTripMs) + roundTripMs : roundTripMs;
    if (count > 0) {
      isStarting = false;
      window = shown ? Math.max(2, Math.floor(window * 0.7)) : 1;
    } else window = isStarting ? window * 2 : window + (window < 10 ? window : 1);
  }
  return ms;
}
