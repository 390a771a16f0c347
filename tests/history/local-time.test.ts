import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localClock, weekdayOf } from '../../src/history/local-time.ts';

const at = (time: string) => Date.parse(time);

describe('a local clock', () => {
  it.each([
    ['Europe/Moscow', '2026-11-25T20:59:59Z', '2026-11-25', 23],
    ['Europe/Moscow', '2026-11-25T21:00:00Z', '2026-11-26', 0],
    ['Asia/Tehran', '2026-11-25T20:29:00Z', '2026-11-25', 23],
    ['Asia/Tehran', '2026-11-25T20:30:00Z', '2026-11-26', 0],
    ['America/New_York', '2026-01-01T04:59:00Z', '2025-12-31', 23],
    ['UTC', '1969-12-31T23:00:00Z', '1969-12-31', 23],
  ])('in %s says of %s: %s, hour %i', (zone, time, day, hour) => {
    expect(localClock(zone).timeAt(at(time))).toEqual({ day, hour });
  });

  it('knows when a day starts', () => {
    expect(localClock('Asia/Tehran').startOf('2026-11-26')).toBe(at('2026-11-25T20:30:00Z'));
    expect(localClock('UTC').startOf('2026-11-26', 5)).toBe(at('2026-11-26T05:00:00Z'));
  });

  it('starts an hour that occurs twice at its first occurrence', () => {
    const berlin = localClock('Europe/Berlin');
    expect(berlin.startOf('2026-10-25', 2)).toBe(at('2026-10-25T00:00:00Z'));
    expect(berlin.startOf('2026-10-25', 3)).toBe(at('2026-10-25T02:00:00Z'));
    expect(berlin.timeAt(at('2026-10-25T01:30:00Z'))).toEqual({ day: '2026-10-25', hour: 2 });
  });

  it('starts a skipped hour at the next one', () => {
    const berlin = localClock('Europe/Berlin');
    expect(berlin.startOf('2026-03-29', 2)).toBe(at('2026-03-29T01:00:00Z'));
    expect(berlin.startOf('2026-03-29', 3)).toBe(at('2026-03-29T01:00:00Z'));
  });

  it('gives each time the hour and day that contain it', () => {
    const zones = ['UTC', 'Asia/Kathmandu', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Tehran'];
    const clocks = zones.map(localClock);
    fc.assert(
      fc.property(fc.constantFrom(...clocks), fc.integer({ min: 0, max: 2_000_000_000 }), (clock, seconds) => {
        const { day, hour } = clock.timeAt(seconds * 1000);
        expect(clock.startOf(day, hour)).toBeLessThanOrEqual(seconds * 1000);
        expect(clock.startOf(day)).toBeLessThanOrEqual(clock.startOf(day, hour));
        expect(clock.startOf(addDays(day, 1))).toBeGreaterThan(seconds * 1000);
      }),
    );
  });
});

describe('days', () => {
  it('are counted across the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
  });

  it('have a weekday, Monday first', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-29')).toBe(6);
  });
});
