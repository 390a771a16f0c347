import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchClock } from '../../src/background/round/clock-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the clock of a round', () => {
  it('has not jumped while time passes as it should', () => {
    const clock = watchClock();
    vi.advanceTimersByTime(60_000);
    expect(clock.jumped()).toBe(false);
    clock.stop();
  });

  it.each([3_600_000, -3_600_000])('has jumped when it was set by %i ms', (ms) => {
    const clock = watchClock();
    vi.setSystemTime(Date.now() + ms);
    expect(clock.jumped()).toBe(true);
    clock.stop();
  });

  it('stays jumped', () => {
    const clock = watchClock();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(30_000);
    expect(clock.jumped()).toBe(true);
    clock.stop();
  });

  it('is watched no longer after the round', () => {
    watchClock().stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
