import { isPaused, type Settings } from '../model/settings.ts';

const minuteMs = 60_000;

/**
 * The time between background checks is extended by a random share, at most this.
 * @source our choice: the checks of many people do not coincide
 */
const jitterShare = 0.1;

/**
 * Minutes until the next background check; undefined when background checks are off or paused.
 * @param random 0..1, the jitter
 */
export function minutesToNextCheck(
  settings: Settings,
  lastRoundAt: number | undefined,
  now: number,
  random: number,
): number | undefined {
  if (!settings.background || settings.pausedUntil === 'person-resumes') return undefined;
  const every = settings.everyMinutes * (1 + jitterShare * random);
  const sinceLast = (now - Math.max(lastRoundAt ?? 0, settings.backgroundSince ?? now)) / minuteMs;
  const rest = settings.pausedUntil === undefined ? 0 : Math.max(0, (settings.pausedUntil - now) / minuteMs);
  // A clock that was set back must not postpone the next check beyond one interval.
  return Math.max(1, rest, sinceLast < 0 ? every : every - sinceLast);
}

/** Is a planned check (epoch ms) later than any that is planned at `now`? Then the clock was set back meanwhile. */
export function isPlannedTooLate(plannedAt: number, settings: Settings, now: number): boolean {
  const latest = minutesToNextCheck(settings, now, now, 1);
  return latest !== undefined && plannedAt > now + latest * minuteMs;
}

/** May a background check that is due run now? */
export function mayCheckInBackground(settings: Settings, now: number, onLine: boolean): boolean {
  return settings.background && !isPaused(settings, now) && onLine;
}

/**
 * Was a background check missed? Only after two whole intervals, because browsers delay alarms.
 */
export function missedChecks(settings: Settings, lastRoundAt: number | undefined, now: number): boolean {
  if (!settings.background || isPaused(settings, now) || settings.backgroundSince === undefined) return false;
  const everyMs = settings.everyMinutes * minuteMs;
  // No check was due during a pause that has ended.
  const rested = typeof settings.pausedUntil === 'number' ? settings.pausedUntil : 0;
  const last = Math.max(lastRoundAt ?? 0, settings.backgroundSince, rested);
  return now - last > 2 * everyMs + 5 * minuteMs;
}
