import { signal } from '@preact/signals';
import type { Service } from '../../model/service.ts';
import { defaultSettings, type Settings } from '../../model/settings.ts';
import { missingOrigins, onPermissionsChange } from '../../platform/browser/permissions.ts';
import { onSettingsChange, readSettings } from '../../platform/values/local-values.ts';
import { loadCatalogue } from '../shared/catalogue.ts';
import { chosenServices } from '../shared/chosen-services.ts';
import { neededOrigins } from '../shared/needed-origins.ts';

/** What the first check would cover. */
interface Planned {
  readonly services: readonly Service[];
  readonly settings: Settings;
  /** Read before the click, because nothing may be awaited between the click and the browser's prompt. */
  readonly missing: readonly string[];
}

export const planned = signal<Planned>({ services: [], settings: defaultSettings, missing: [] });

let latestReading = 0;

export async function readPlanned(): Promise<void> {
  latestReading += 1;
  const reading = latestReading;
  const [{ settings }] = await Promise.all([readSettings(), loadCatalogue()]);
  const services = chosenServices(settings);
  const missing = await missingOrigins(neededOrigins(services));
  if (reading === latestReading) planned.value = { services, settings, missing };
}

/** Follows changes that are made in other tabs. Returns a function that stops this. */
export function followPlanned(): () => void {
  const changed = () => void readPlanned();
  const stops = [onSettingsChange(changed), onPermissionsChange(changed)];
  return () => {
    for (const stop of stops) stop();
  };
}
