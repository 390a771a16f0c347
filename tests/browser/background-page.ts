import type { Page } from 'puppeteer-core';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';

/** The parts of the extension API that the tests' pages use. */
interface Api {
  readonly storage: {
    readonly local: {
      set(values: Readonly<Record<string, object>>): Promise<void>;
    };
  };
  readonly alarms: {
    get(name: string): Promise<{ readonly scheduledTime: number } | undefined>;
    create(name: string, when: { readonly when: number }): void;
  };
}

/** When the next background check is planned, epoch ms; undefined if none is. */
export function nextCheckAt(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const { alarms } = (globalThis as unknown as { chrome: Api }).chrome;
    return (await alarms.get('background-check'))?.scheduledTime;
  });
}

/** Makes the next background check due now. */
export async function letNextCheckCome(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { alarms } = (globalThis as unknown as { chrome: Api }).chrome;
    alarms.create('background-check', { when: Date.now() });
  });
}

/** Stores the default settings, with a change. */
export async function storeSettings(page: Page, change: Partial<Settings>): Promise<void> {
  await page.evaluate(
    async (settings) => {
      const { local } = (globalThis as unknown as { chrome: Api }).chrome.storage;
      await local.set({ settings });
    },
    { ...defaultSettings, ...change },
  );
}
