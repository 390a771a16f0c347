import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextWrite, startWriteClock } from '../write-clock.ts';

const minuteMs = 60_000;
const fiveMinutes = 5 * minuteMs;
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the clock of writes', () => {
  it('writes once in each five minutes, in the first of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 42 }), chance, (now, at) => {
        const next = nextWrite(now, at);
        expect(Math.floor(next / fiveMinutes)).toBe(Math.floor(now / fiveMinutes) + 1);
        expect(next % fiveMinutes).toBeLessThan(minuteMs);
      }),
    );
  });

  it('leaves no report unwritten for more than six minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 42 }), chance, chance, (now, one, other) => {
        const write = nextWrite(now, one);
        expect(nextWrite(write, other) - write).toBeLessThan(6 * minuteMs);
      }),
    );
  });

  afterEach(() => void vi.useRealTimers());

  it('goes on while a write takes long', () => {
    vi.useFakeTimers({ now: 0 });
    let writes = 0;
    const clock = startWriteClock(() => {
      writes += 1;
      return new Promise(() => undefined);
    }, Date.now);
    vi.advanceTimersByTime(3 * fiveMinutes + minuteMs);
    clock.stop();
    vi.advanceTimersByTime(fiveMinutes);
    expect(writes).toBe(3);
  });
});
