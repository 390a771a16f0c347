import { mayCheckInBackground, minutesToNextCheck } from '../core/schedule.ts';
import { extension } from '../platform/browser.ts';
import { localHints } from '../platform/hints.ts';
import { readSettings } from '../platform/local-values.ts';
import type { Store } from '../platform/store.ts';

const alarmName = 'background-check';

/** Sets the alarm for the next background check from what is stored; or takes it away. */
export async function setNextAlarm(store: Store): Promise<void> {
  const { settings } = await readSettings();
  const last = await store.lastRound();
  const minutes = minutesToNextCheck(settings, last?.at, Date.now(), Math.random());
  if (minutes === undefined) await extension.alarms.clear(alarmName);
  else extension.alarms.create(alarmName, { delayInMinutes: minutes });
}

/** Is this alarm ours, and may a check run now? */
export async function isCheckDue(alarm: { readonly name: string }): Promise<boolean> {
  if (alarm.name !== alarmName) return false;
  const { settings } = await readSettings();
  return mayCheckInBackground(settings, Date.now(), localHints().onLine);
}
