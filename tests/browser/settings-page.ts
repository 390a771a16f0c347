import type { Page } from 'puppeteer-core';
import { showOwnPage } from '../../scripts/show-own-page.mjs';
import type { Stage } from './stage.ts';

/** The settings, as a person has them. */
export interface SettingsPage {
  readonly page: Page;
  readonly press: (selector: string) => Promise<void>;
  /** Chooses in a list of choices. */
  readonly choose: (selector: string, value: string) => Promise<void>;
  /** Waits until some element there says this. */
  readonly says: (selector: string, text: string) => Promise<void>;
  /** Presses "Export to a file" and gives what would be saved. */
  readonly exported: () => Promise<string>;
}

export async function openSettings({ browser, origin }: Stage, section: string): Promise<SettingsPage> {
  const page = await browser.newPage();
  await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#/settings/${section}`, `#section-${section}`);
  const press = async (selector: string) => {
    const found = await page.waitForSelector(`${selector}:not([disabled])`, { timeout: 30_000 });
    // Not by mouse: another tab may lie above, and a browser does not draw what is hidden.
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
      // A browser without a window has no place for what is saved.
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
