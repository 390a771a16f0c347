import type { ServiceId } from '../../../src/model/service.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';
import { labServices } from '../lab-services.ts';
import type { LabBrowser } from './browser.ts';
import { until } from './check.ts';

/** Switches on the lab's services, and some more, as a person does in the settings. */
export async function switchOn(
  browser: LabBrowser,
  more: readonly ServiceId[] = [],
  choices: Partial<Settings> = {},
): Promise<void> {
  const settings = { ...defaultSettings, ...choices, services: [...labServices, ...more] };
  await until(browser, 'Boolean(globalThis.chrome?.storage?.local)', 30_000);
  await browser.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
}
