import { intervals } from '../../model/settings.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { plural } from './text.ts';

/** Switches background checks on and off and sets their interval. */

export async function switchBackground(on: boolean): Promise<void> {
  await changeSettings({
    background: on,
    backgroundSince: on ? Date.now() : undefined,
    pausedUntil: undefined,
  });
}

export async function chooseInterval(minutes: number): Promise<void> {
  const everyMinutes = intervals.find((interval) => interval === minutes);
  // Counted from now on, or the checks that a shorter interval would have made would count as missed.
  if (everyMinutes) await changeSettings({ everyMinutes, backgroundSince: Date.now() });
}

/** "every 15 min", "every 3 hours" */
export function intervalText(minutes: number): string {
  return minutes < 60 ? plural('every_minutes', minutes) : plural('every_hours', minutes / 60);
}
