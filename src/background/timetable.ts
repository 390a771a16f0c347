import { intervals } from '../model/settings.ts';
import { alarmTime, clearAlarm, setAlarm } from '../platform/browser/alarms.ts';
import { localHints } from '../platform/browser/hints.ts';
import type { Store } from '../platform/store/store.ts';
import { currentNetwork } from '../platform/values/current-network.ts';
import { readDataUse, readSettings } from '../platform/values/local-values.ts';
import { bytesLeft, typicalBytes } from '../schedule/data-budget.ts';
import { isPlannedTooLate, mayCheckInBackground, minutesToNextCheck } from '../schedule/timetable.ts';
import { networkHere } from './round/wanted-extent.ts';

/** Sets the alarm for the next background check, or clears it if none is planned. */
export async function setNextAlarm(store: Store): Promise<void> {
  const { settings } = await readSettings();
  const last = await store.lastRound();
  const minutes = minutesToNextCheck(settings, last?.at, Date.now(), Math.random());
  if (minutes === undefined) await clearAlarm('background-check');
  // The browser repeats it: a check that may not run waits one interval, and an error does not end all checks.
  else setAlarm('background-check', { delayInMinutes: minutes, periodInMinutes: settings.everyMinutes });
}

/**
 * Whether there is an alarm for the next check that is not too late. Some browsers lose alarms when they end, and all
 * browsers when the extension is updated; and one that was set before the clock was set back would go off when the
 * clock has caught up.
 */
export async function isNextAlarmSet(): Promise<boolean> {
  const [at, { settings }] = await Promise.all([alarmTime('background-check'), readSettings()]);
  return at !== undefined && !isPlannedTooLate(at, settings, Date.now());
}

/** A laptop that wakes is offline for a moment, so the next try comes after the shortest interval, not after a day. */
export function waitForConnection(): void {
  setAlarm('background-check', { periodInMinutes: intervals[0] });
}

/** Whether the background check that is due may run now: not if the month's budget is used up. */
export async function mayCheck(store: Store): Promise<boolean> {
  const now = Date.now();
  const { settings } = await readSettings();
  if (!mayCheckInBackground(settings, now, localHints().onLine)) return false;
  const [profile, network] = await Promise.all([currentNetwork(), networkHere(store)]);
  const budget = { monthlyMegabytes: settings.monthlyMegabytes, metered: network?.metered ?? false };
  return bytesLeft(await readDataUse(now), profile, budget) >= typicalBytes['data-saver'];
}
