import { browserFamily } from './browser-family.ts';
import { extension } from './extension.ts';

/** Alarms that wake the background. Setting one again replaces it. */
export type AlarmName = 'background-check' | 'go-on' | 'crowd' | 'tell-held' | 'sign-in' | 'watch';

export type AlarmTime =
  | { readonly delayInMinutes?: number; readonly periodInMinutes?: number }
  | { readonly when: number };

export function setAlarm(name: AlarmName, when: AlarmTime): void {
  extension.alarms.create(name, when);
}

/**
 * Sets an alarm that does not outlive the browser. Chromium stores alarms on disk, where cleared ones stay readable,
 * unless the option here is set; older versions throw at it. Firefox stores none.
 */
export function setAlarmOfSession(name: AlarmName, when: AlarmTime): void {
  const ofSession = browserFamily() === 'Firefox' ? when : { ...when, persistAcrossSessions: false };
  try {
    extension.alarms.create(name, ofSession);
  } catch {
    setAlarm(name, when);
  }
}

/** When the alarm goes off (epoch ms); undefined if it is not set. */
export async function alarmTime(name: AlarmName): Promise<number | undefined> {
  return (await extension.alarms.get(name))?.scheduledTime;
}

export async function clearAlarm(name: AlarmName): Promise<void> {
  await extension.alarms.clear(name);
}

export async function clearAlarms(): Promise<void> {
  await extension.alarms.clearAll();
}

/** Must be called during the first run of the background's script. */
export function onAlarm(name: AlarmName, listener: () => Promise<void>): void {
  extension.alarms.onAlarm.addListener((alarm) => (alarm.name === name ? listener() : undefined));
}
