import type { Page } from 'puppeteer-core';
import { type PageReading, readPage } from '../../scripts/read-page.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';

/** The longest round, in which nothing answers, plus a margin for a slow machine. */
const roundDeadlineMs = 330_000;

/** The popup, as a person or assistive software uses it. */
export interface Popup {
  readonly page: Page;
  readonly read: () => Promise<PageReading>;
  /** The popup's row of one service. */
  readonly service: (id: string) => Promise<PageReading['services'][number]>;
  readonly press: (action: string) => Promise<void>;
  /** The same with the mouse, which browsers require before a permission prompt. */
  readonly click: (action: string) => Promise<void>;
  /** Presses "Check now" and waits for the end of the round. */
  readonly checkNow: () => Promise<PageReading>;
  /** Waits for a round that ended later than `after` (epoch ms). */
  readonly settled: (after: number) => Promise<PageReading>;
}

export async function openPopupPage(page: Page, url: string): Promise<Popup> {
  await showOwnPage(page, url, '[data-action="check-now"], [data-action="stop"]');

  const read = () => page.evaluate(readPage);
  const find = (action: string) =>
    page.waitForSelector(`[data-action="${action}"]:not(:disabled, [aria-disabled="true"])`, { timeout: 30_000 });
  const press = async (action: string) => {
    const button = await find(action);
    // Clicked by script: another tab may be in front, and a browser does not paint hidden pages.
    await button?.evaluate((element) => (element as HTMLElement).click());
  };
  const settled = async (after: number) => {
    await page.waitForFunction(
      (moment) => {
        const { round, checkedAt } = document.documentElement.dataset;
        return round === 'idle' && Number(checkedAt) > moment;
      },
      { timeout: roundDeadlineMs, polling: 100 },
      after,
    );
    return read();
  };
  return {
    page,
    read,
    press,
    click: async (action) => {
      const button = await find(action);
      await page.bringToFront();
      await button?.click();
    },
    settled,
    service: async (id) => {
      const found = (await read()).services.find(({ service }) => service === id);
      if (found === undefined) throw new Error(`the popup has no row for ${id}`);
      return found;
    },
    checkNow: async () => {
      const before = Date.now();
      await press('check-now');
      return settled(before - 1);
    },
  };
}
