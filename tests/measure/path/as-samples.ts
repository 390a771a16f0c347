import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import type { Moved, TransferOptions } from './transfers.ts';

/** Waits before a lost handshake is sent again, ms: they are no distance. @source RFC 6298, section 2.1 */
const resentMs = 1000;

/** A sample ends after this time, ms, with what had come. */
const longestMs = 3500;

/** What a check makes of transfers that were under way at the same time. */
export function asSamples(moved: readonly Moved[], options: readonly TransferOptions[]): SpeedSample[] {
  return moved.map((one, index) => {
    const { bytes = 0, direction = 'down' } = options[index] ?? {};
    const [from, until] = bodyOf(one, direction);
    const whole = direction === 'up' || until - from <= longestMs;
    const last = one.arrivals.filter(({ ms }) => ms <= longestMs).at(-1);
    const others = moved.filter((other, at) => other !== one && options[at]?.direction === direction);
    return {
      bytes: whole ? bytes : (last?.bytes ?? 0),
      ms: Math.max(1, whole ? until - from : (last?.ms ?? longestMs)),
      roundTripMs: Math.max(1, one.connectMs % resentMs),
      besideBytes: others.reduce((sum, other) => sum + bytesBetween(other, from, until, bytes), 0),
      isUpload: direction === 'up',
    };
  });
}

/** From the first byte of the answer to its last; of an upload, from the request to the answer. */
function bodyOf({ atMs, connectMs, tlsMs, firstByteMs, tookMs }: Moved, direction: 'down' | 'up'): [number, number] {
  const asked = atMs + connectMs + tlsMs;
  return [direction === 'down' ? asked + firstByteMs : asked, atMs + tookMs];
}

function bytesBetween(other: Moved, from: number, until: number, upBytes: number): number {
  if (other.arrivals.length === 0) {
    const [asked, answered] = bodyOf(other, 'up');
    const together = Math.min(until, answered) - Math.max(from, asked);
    return together > 0 ? (upBytes * together) / (answered - asked) : 0;
  }
  const [began] = bodyOf(other, 'down');
  let before = 0;
  return other.arrivals.reduce((sum, { ms, bytes }) => {
    const came = bytes - before;
    before = bytes;
    return began + ms > from && began + ms <= until ? sum + came : sum;
  }, 0);
}
