import { browserFamily } from './browser-family.ts';
import { extension } from './extension.ts';

/** What the browser wakes the background for, after a while. Setting one again replaces it. */
export type AlarmName = 'background-check' | 'go-on' | 'crowd' | 'tell-held';

export type AlarmTime =
  | { readonly delayInMinutes?: number; readonly periodInMinutes?: number }
  | { readonly when: number };

export function setAlarm(name: AlarmName, when: AlarmTime): void {
  extension.alarms.create(name, when);
}

/**
 * The same for an alarm that is not needed once the browser has ended. Chromium writes alarms to the disk, where what is
 * cleared stays readable, unless it is told not to; older ones throw at that. Firefox writes none.
 */
export function setAlarmOfSession(name: AlarmName, when: AlarmTime): void {
  const ofSession = browserFamily() === 'Firefox' ? when : { ...when, persistAcrossSessions: false };
  try {
    extension.alarms.create(name, ofSession);
  } catch {
    setAlarm(name, when);
  }
}

/** When it goes off (epoch ms); undefined where it is not set. */
export async function alarmTime(name: AlarmName): Promise<number | undefined> {
  return (await extension.alarms.get(name))?.scheduledTime;
}

export async function clearAlarm(name: AlarmName): Promise<void> {
  await extension.alarms.clear(name);
}

export async function clearAlarms(): Promise<void> {
  await extension.alarms.clearAll();
}

/** To be called while the background's script first runs. */
export function onAlarm(name: AlarmName, listener: () => Promise<void>): void {
  extension.alarms.onAlarm.addListener((alarm) => (alarm.name === name ? listener() : undefined));
}
