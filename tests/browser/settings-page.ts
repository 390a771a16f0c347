import type { Page } from 'puppeteer-core';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import type { Stage } from './stage.ts';

/** The settings page, as a person uses it. */
export interface SettingsPage {
  readonly page: Page;
  readonly press: (selector: string) => Promise<void>;
  /** Chooses an option. */
  readonly choose: (selector: string, value: string) => Promise<void>;
  /** Waits until an element has this text. */
  readonly says: (selector: string, text: string) => Promise<void>;
  /** Presses "Export to a file" and returns the file. */
  readonly exported: () => Promise<string>;
}

export async function openSettings({ browser, origin }: Stage, section: string): Promise<SettingsPage> {
  const page = await browser.newPage();
  await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#/settings/${section}`, `#section-${section}`);
  const press = async (selector: string) => {
    const found = await page.waitForSelector(`${selector}:not([disabled])`, { timeout: 30_000 });
    // Clicked by script: another tab may be in front, and a browser does not paint hidden pages.
    await found?.evaluate((element) => (element as HTMLElement).click());
  };
  const says = async (selector: string, text: string) => {
    await page.waitForFunction(
      (where, words) => [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(words)),
      { timeout: 30_000, polling: 100 },
      selector,
      text,
    );
  };
  return {
    page,
    press,
    says,
    async choose(selector, value) {
      const select = await page.waitForSelector(selector);
      await select?.evaluate((element, chosen) => {
        (element as HTMLSelectElement).value = chosen;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }, value);
    },
    async exported() {
      // A headless browser cannot save files.
      await page.evaluate(() => {
        const kept = globalThis as unknown as { saved: Promise<string> | undefined };
        kept.saved = undefined;
        URL.createObjectURL = (file) => {
          kept.saved = (file as Blob).text();
          return '#';
        };
        HTMLAnchorElement.prototype.click = () => undefined;
      });
      await press('[data-action="export"]');
      await page.waitForFunction(() => (globalThis as unknown as { saved?: Promise<string> }).saved !== undefined, {
        polling: 100,
      });
      return page.evaluate(() => (globalThis as unknown as { saved: Promise<string> }).saved);
    },
  };
}
