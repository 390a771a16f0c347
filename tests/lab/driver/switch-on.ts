import { services } from '../../../src/catalogue/catalogue.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import type { LabBrowser } from './browser.ts';
import { until } from './check.ts';

/** Switches further services on, as a person does in the settings. */
export async function switchOn(browser: LabBrowser, ids: readonly ServiceId[]): Promise<void> {
  const byDefault = services.flatMap(({ id, onByDefault }) => (onByDefault ? [id] : []));
  const settings = { ...defaultSettings, services: [...byDefault, ...ids] };
  await until(browser, 'Boolean(globalThis.chrome?.storage?.local)', 30_000);
  await browser.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
}
