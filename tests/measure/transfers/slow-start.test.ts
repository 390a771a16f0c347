import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullRateKbps } from '../../../src/measure/transfers/slow-start.ts';

/** How long the bytes take from the first to the last, ms: windows of ten segments and more, each twice the one before. */
function takesMs(bytes: number, kbps: number, roundTripMs: number): number {
  let ms = 0;
  let sent = 0;
  for (let window = 14_600; sent < bytes; window *= 2) {
    const part = Math.min(window, bytes - sent);
    const partMs = (8 * part) / kbps;
    const isLast = sent + part >= bytes;
    ms += isLast ? partMs : Math.max(partMs, roundTripMs);
    sent += part;
  }
  return ms;
}

const kbps = fc.double({ min: 200, max: 100_000, noNaN: true });
const roundTripMs = fc.double({ min: 1, max: 400, noNaN: true });

it('the rate of a line by one transfer is never above the true one', () => {
  fc.assert(
    fc.property(kbps, roundTripMs, (rate, trip) => {
      expect(fullRateKbps(114_688, takesMs(114_688, rate, trip), trip)).toBeLessThanOrEqual(rate * 1.0001);
    }),
  );
});

it('the rate is within a fifth of the true one where slow start takes less than half of the time', () => {
  fc.assert(
    fc.property(kbps, roundTripMs, (rate, trip) => {
      const ms = takesMs(114_688, rate, trip);
      fc.pre((8 * 114_688) / rate > ms / 2);
      expect(fullRateKbps(114_688, ms, trip)).toBeGreaterThan(rate * 0.8);
    }),
  );
});
