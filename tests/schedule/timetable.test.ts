import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, intervals, type Settings } from '../../src/model/settings.ts';
import {
  isPlannedTooLate,
  mayCheckInBackground,
  minutesToNextCheck,
  missedChecks,
} from '../../src/schedule/timetable.ts';

const minuteMs = 60_000;
const now = Date.UTC(2026, 10, 25, 12);
const hourly: Settings = {
  ...defaultSettings,
  background: true,
  everyMinutes: 60,
  backgroundSince: now - 24 * 60 * minuteMs,
};

describe('the next background check', () => {
  it('does not come until a person switches background checks on', () => {
    expect(minutesToNextCheck(defaultSettings, undefined, now, 0)).toBeUndefined();
  });

  it('comes one interval after the last round', () => {
    expect(minutesToNextCheck(hourly, now - 20 * minuteMs, now, 0)).toBe(40);
  });

  it('comes one interval after background checks were switched on when there was no round yet', () => {
    expect(minutesToNextCheck({ ...hourly, backgroundSince: now }, undefined, now, 0)).toBe(60);
  });

  it('comes a little later at random', () => {
    expect(minutesToNextCheck(hourly, now, now, 1)).toBeCloseTo(66);
  });

  it('comes once, and soon, after the machine slept through many', () => {
    expect(minutesToNextCheck(hourly, now - 600 * minuteMs, now, 0)).toBe(1);
  });

  it('waits for the end of a pause', () => {
    const paused = { ...hourly, pausedUntil: now + 90 * minuteMs };
    expect(minutesToNextCheck(paused, now - 20 * minuteMs, now, 0)).toBe(90);
  });

  it('does not come while paused until resumed', () => {
    expect(minutesToNextCheck({ ...hourly, pausedUntil: 'person-resumes' }, now, now, 0)).toBeUndefined();
  });

  it('comes within one interval after the clock was set back', () => {
    expect(minutesToNextCheck(hourly, now + 5000 * minuteMs, now, 0)).toBe(60);
  });

  it('is never in the past, and later than interval and jitter only during a pause', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...intervals),
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (every, ago, random) => {
          const minutes = minutesToNextCheck({ ...hourly, everyMinutes: every }, now - ago, now, random);
          expect(minutes).toBeGreaterThanOrEqual(1);
          expect(minutes).toBeLessThanOrEqual(every * 1.1);
        },
      ),
    );
  });
});

describe('a planned check', () => {
  const plannedIn = (minutes: number, settings = hourly) => isPlannedTooLate(now + minutes * minuteMs, settings, now);

  it('is too late if it is further off than an interval and the largest jitter', () => {
    expect([0, 60, 66, 67, 24 * 60].map((minutes) => plannedIn(minutes))).toEqual([false, false, false, true, true]);
  });

  it('may be as far off as the pause is long', () => {
    const paused = { ...hourly, pausedUntil: now + 600 * minuteMs };
    expect([599, 601].map((minutes) => plannedIn(minutes, paused))).toEqual([false, true]);
  });

  it('is never too late if none is planned any more', () => {
    expect(plannedIn(24 * 60, { ...hourly, background: false })).toBe(false);
  });
});

describe('a check that is due', () => {
  it('runs when background checks are on, not paused, and the browser is online', () => {
    expect(mayCheckInBackground(hourly, now, true)).toBe(true);
    expect(mayCheckInBackground(hourly, now, false)).toBe(false);
    expect(mayCheckInBackground({ ...hourly, pausedUntil: now + 1 }, now, true)).toBe(false);
    expect(mayCheckInBackground(defaultSettings, now, true)).toBe(false);
  });
});

describe('missed checks', () => {
  it('are not reported while checks run on time', () => {
    expect(missedChecks(hourly, now - 70 * minuteMs, now)).toBe(false);
  });

  it('are reported after two intervals', () => {
    expect(missedChecks(hourly, now - 200 * minuteMs, now)).toBe(true);
  });

  it('are not counted during a pause, nor right after it ended by itself', () => {
    const last = now - 200 * minuteMs;
    expect(missedChecks({ ...hourly, pausedUntil: 'person-resumes' }, last, now)).toBe(false);
    expect(missedChecks({ ...hourly, pausedUntil: now + minuteMs }, last, now)).toBe(false);
    expect(missedChecks({ ...hourly, pausedUntil: now - minuteMs }, last, now)).toBe(false);
  });

  it('are counted from the end of a pause', () => {
    const settings = { ...hourly, pausedUntil: now - 150 * minuteMs };
    expect(missedChecks(settings, now - 300 * minuteMs, now)).toBe(true);
    expect(missedChecks({ ...settings, pausedUntil: now - 70 * minuteMs }, now - 300 * minuteMs, now)).toBe(false);
  });

  it('are not reported when background checks are off', () => {
    expect(missedChecks(defaultSettings, now - 5000 * minuteMs, now)).toBe(false);
  });
});
