import { bytesBeside, type SpeedSample } from '../../../src/measure/speed/sample.ts';
import { pointsOf } from '../../../src/probe/goodput.ts';
import type { Moved, TransferOptions } from './transfers.ts';

/**
 * The wait before a lost handshake is sent again, ms: it is no distance.
 * @source RFC 6298, section 2.1
 */
const resentMs = 1000;

/** A sample ends after this time, ms, with what has come, or as an unfinished upload. */
const usualLongestMs = 3000;

/** A download that is silent for longer has stalled, ms. */
const stallMs = 2500;

const recordBytes = 16_384;

/** How a check records simultaneous transfers. */
export function asSamples(
  moved: readonly Moved[],
  options: readonly TransferOptions[],
  longestMs = usualLongestMs,
): SpeedSample[] {
  return moved.map((whole, index): SpeedSample => {
    const { bytes = 0, direction = 'down', limit, serverMs = 0 } = options[index] ?? {};
    const stops = (limit?.stopsAfterBytes ?? bytes) < bytes;
    const one = stops ? stoppedAt(whole, limit?.stopsAfterBytes ?? bytes) : whole;
    const [from, until] = bodyOf(one, direction);
    const others = moved.filter((other, at) => other !== whole && options[at]?.direction === direction);
    const common = {
      roundTripMs: Math.max(1, one.connectMs % resentMs),
      besideBytes: bytesBeside(others.map((other) => bytesBetween(other, from, until, bytes))),
      isUpload: direction === 'up',
      transport: 'tcp' as const,
    };
    if (direction === 'up') {
      const isLate = stops || until - from > longestMs;
      return {
        ...common,
        bytes,
        serverMs,
        ...(isLate ? { ms: longestMs, isUnfinished: true } : { ms: Math.max(1, until - from) }),
      };
    }
    const seen = cameOf(one, bytes, longestMs);
    const points = pointsOf(asSeen(one, seen.ms), 0);
    return { ...common, ...seen, firstByteMs: one.firstByteMs, points };
  });
}

/** How long the samples take in a check, ms. */
export function timeOf(moved: readonly Moved[], samples: readonly SpeedSample[]): number {
  const ends = samples.map(
    ({ ms, isUpload }, index) => bodyOf(moved[index] as Moved, isUpload ? 'up' : 'down')[0] + ms,
  );
  return Math.max(...ends);
}

function stoppedAt(moved: Moved, afterBytes: number): Moved {
  return { ...moved, arrivals: moved.arrivals.filter(({ bytes }) => bytes <= afterBytes) };
}

function asSeen({ arrivals }: Moved, untilMs: number) {
  return arrivals.filter(({ ms }) => ms <= untilMs).map(({ ms, bytes }) => ({ atMs: ms, bytes }));
}

/** How much of a download had come at its end, when it fell silent, or with the first bytes after its time. */
function cameOf(
  { arrivals }: Moved,
  wantedBytes: number,
  longestMs: number,
): Pick<SpeedSample, 'bytes' | 'ms' | 'isUnfinished' | 'stoppedAfterBytes'> {
  let last = { ms: 0, bytes: 0 };
  for (const next of arrivals) {
    if (next.ms > last.ms + stallMs && Number.isFinite(longestMs)) break;
    last = next;
    if (next.ms >= longestMs || next.bytes >= wantedBytes) return { ...last, ms: Math.max(1, last.ms) };
  }
  const { bytes, ms } = last;
  return { bytes: bytes + recordBytes, ms: ms + stallMs, isUnfinished: true, stoppedAfterBytes: bytes };
}

/** From the first byte of the answer to its last; of an upload, from the request to the answer. */
function bodyOf({ atMs, connectMs, tlsMs, firstByteMs, tookMs }: Moved, direction: 'down' | 'up'): [number, number] {
  const asked = atMs + connectMs + tlsMs;
  return [direction === 'down' ? asked + firstByteMs : asked, atMs + tookMs];
}

/** As if it came at a constant rate, and in all. */
function bytesBetween(other: Moved, from: number, until: number, upBytes: number): readonly [number, number] {
  const isUpload = other.arrivals.length === 0;
  const [asked, answered] = bodyOf(other, isUpload ? 'up' : 'down');
  const together = Math.min(until, answered) - Math.max(from, asked);
  const bytes = isUpload ? upBytes : (other.arrivals.at(-1)?.bytes ?? 0);
  return together > 0 ? [(bytes * together) / (answered - asked), bytes] : [0, 0];
}
