import type { RoundKind } from '../model/round.ts';
import { isPaused, type Settings } from '../model/settings.ts';
import { typicalBytes } from './data-budget.ts';

const minuteMs = 60_000;

/**
 * Up to this share is added by chance to the time between background checks.
 * @source our choice: checks of many people do not fall together
 */
const jitterShare = 0.1;

/**
 * Minutes until the next background check, or undefined when none is to run.
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

/** May a background check that has come due run now? */
export function mayCheckInBackground(settings: Settings, now: number, onLine: boolean): boolean {
  return settings.background && !isPaused(settings, now) && onLine;
}

/** What limits a background check beside the settings. */
export interface Means {
  /** Bytes left of the month's budget on this network. */
  readonly bytesLeft: number;
  /** The person has asked the browser to save data (`navigator.connection.saveData`). */
  readonly savesData: boolean;
  /** Background checks since the last full one. */
  readonly sinceFull: number;
}

/** Which check the next one in the background is to be; undefined when the month's budget is used up. */
export function backgroundKind(settings: Settings, { bytesLeft, savesData, sinceFull }: Means): RoundKind | undefined {
  if (bytesLeft < typicalBytes.quick) return undefined;
  const fullIsDue = settings.fullEvery > 0 && sinceFull + 1 >= settings.fullEvery;
  return fullIsDue && !savesData && bytesLeft >= typicalBytes.full ? 'full' : 'quick';
}

/**
 * Since when checks that were due have not run (epoch ms of the first one missed), or undefined when all is well.
 * Two whole intervals must have passed: browsers delay alarms, and one that is late is not one that is lost.
 */
export function missedSince(settings: Settings, lastRoundAt: number | undefined, now: number): number | undefined {
  if (!settings.background || isPaused(settings, now) || settings.backgroundSince === undefined) return undefined;
  const everyMs = settings.everyMinutes * minuteMs;
  // A pause that ran out by itself owes nothing for its own time.
  const rested = typeof settings.pausedUntil === 'number' ? settings.pausedUntil : 0;
  const last = Math.max(lastRoundAt ?? 0, settings.backgroundSince, rested);
  return now - last > 2 * everyMs + 5 * minuteMs ? last + everyMs : undefined;
}
