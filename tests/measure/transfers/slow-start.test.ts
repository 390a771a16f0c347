import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullRateKbps } from '../../../src/measure/transfers/slow-start.ts';
import { slowStartMs } from './slow-start-ms.ts';

const kbps = fc.double({ min: 200, max: 100_000, noNaN: true });
const roundTripMs = fc.double({ min: 1, max: 400, noNaN: true });

it('the rate of a line, judged by one transfer, is never above the true one', () => {
  fc.assert(
    fc.property(kbps, roundTripMs, (rate, trip) => {
      expect(fullRateKbps(114_688, slowStartMs(114_688, rate, trip), trip)).toBeLessThanOrEqual(rate * 1.0001);
    }),
  );
});

it('the rate is within a fifth of the true one if slow start takes less than half of the time', () => {
  fc.assert(
    fc.property(kbps, roundTripMs, (rate, trip) => {
      const ms = slowStartMs(114_688, rate, trip);
      fc.pre((8 * 114_688) / rate > ms / 2);
      expect(fullRateKbps(114_688, ms, trip)).toBeGreaterThan(rate * 0.8);
    }),
  );
});

it('the rate is a hundredth below the true one if slow start takes a third of the time', () => {
  const [rate, trip] = [20_000, 20];
  expect(fullRateKbps(114_688, slowStartMs(114_688, rate, trip), trip) / rate).toBeCloseTo(0.99, 2);
});
