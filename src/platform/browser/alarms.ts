import { extension } from './extension.ts';

/** What the browser wakes the background for, after a while. Setting one again replaces it. */
export type AlarmName = 'background-check' | 'go-on' | 'crowd' | 'tell-held';

export function setAlarm(
  name: AlarmName,
  when: { readonly delayInMinutes?: number; readonly periodInMinutes?: number } | { readonly when: number },
): void {
  extension.alarms.create(name, when);
}

export async function isAlarmSet(name: AlarmName): Promise<boolean> {
  return (await extension.alarms.get(name)) !== undefined;
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
