import { intervals } from '../../model/settings.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { plural } from './text.ts';

/** Switching background checks on and off, and how often they run. */

export async function switchBackground(on: boolean): Promise<void> {
  await changeSettings({
    background: on,
    backgroundSince: on ? Date.now() : undefined,
    pausedUntil: undefined,
  });
}

export async function chooseInterval(minutes: number): Promise<void> {
  const everyMinutes = intervals.find((interval) => interval === minutes);
  // Since now, or checks of a longer interval would at once count as missed.
  if (everyMinutes) await changeSettings({ everyMinutes, backgroundSince: Date.now() });
}

/** "every 15 min", "every 3 hours" */
export function intervalText(minutes: number): string {
  return minutes < 60 ? plural('every_minutes', minutes) : plural('every_hours', minutes / 60);
}
