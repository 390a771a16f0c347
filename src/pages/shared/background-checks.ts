import type { Settings } from '../../model/settings.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { expectedBytes } from '../../schedule/data-budget.ts';
import { megabytes } from './format.ts';
import { numberFormat } from './intl-formats.ts';
import { plural, t } from './text.ts';

/** Switches background checks on and off and sets their interval. */

export async function switchBackground(on: boolean): Promise<void> {
  await changeSettings({
    background: on,
    backgroundSince: on ? Date.now() : undefined,
    pausedUntil: undefined,
  });
}

export async function chooseInterval(everyMinutes: Settings['everyMinutes']): Promise<void> {
  // Counted from now on, or the checks that a shorter interval would have made would count as missed.
  await changeSettings({ everyMinutes, backgroundSince: Date.now() });
}

/** "3 hr · 66 MB/mo": what it costs if the browser is always open, and whether that exceeds the budget. */
export function intervalCost(minutes: number, services: number, { monthlyMegabytes }: Settings): string {
  const expected = expectedBytes(minutes, services);
  const [unit, count] = minutes < 60 ? (['minute', minutes] as const) : (['hour', minutes / 60] as const);
  const every = numberFormat({ style: 'unit', unit, unitDisplay: 'short' }).format(count);
  const values = { every, megabytes: megabytes(expected) };
  return expected > monthlyMegabytes * 1_000_000 ? t('every_too_much', values) : t('every_cost', values);
}

/** "every 15 min", "every 3 hours" */
export function intervalText(minutes: number): string {
  return minutes < 60 ? plural('every_minutes', minutes) : plural('every_hours', minutes / 60);
}
