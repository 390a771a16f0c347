import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lookEachMinute } from '../each-day.ts';

const evening = Date.UTC(2026, 10, 25, 23, 58, 30);
const minuteMs = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: evening }));
afterEach(() => void vi.useRealTimers());

it('looks at midnight, and once a minute at other times', () => {
  const seen: string[] = [];
  const days = lookEachMinute(Date.now, (at) => seen.push(new Date(at).toISOString().slice(11, 19)));
  vi.advanceTimersByTime(3 * minuteMs);
  days.stop();
  vi.advanceTimersByTime(3 * minuteMs);
  expect(seen).toEqual(['23:59:30', '00:00:00', '00:01:00']);
});

it('notices within a minute that the clock was set', () => {
  const seen: number[] = [];
  const days = lookEachMinute(Date.now, (at) => seen.push(at));
  const yesterday = evening - 24 * 60 * minuteMs;
  vi.setSystemTime(yesterday);
  vi.advanceTimersByTime(minuteMs);
  days.stop();
  expect(seen).toEqual([yesterday + minuteMs]);
});
