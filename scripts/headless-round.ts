import type { Page } from 'puppeteer-core';
import type { Browser } from './browsers.ts';
import { driveBrowser } from './drive-browser.ts';
import { type PageReading, readPage } from './read-page.ts';
import { showOwnPage } from './show-own-page.ts';

/** Longer than any round lasts. */
const roundDeadlineMs = 220_000;

/**
 * Runs one real round in a headless browser by clicking in the popup, and reads its result.
 * @param folder of a build with the hosts granted
 */
export async function headlessRound(browser: Browser, folder: string): Promise<PageReading> {
  const { browser: running, origin, manifest } = await driveBrowser(browser, folder);
  try {
    return await checkInPopup(await running.newPage(), `${origin}/${manifest.action.default_popup}`);
  } finally {
    await running.close();
  }
}

/**
 * Clicks "Check now" in the popup, and reads the result.
 * @param popup its address
 */
export async function checkInPopup(page: Page, popup: string): Promise<PageReading> {
  await showOwnPage(page, popup, '[data-action="check-now"]:not([disabled])');
  // Clicked by script: the welcome page may cover the popup, and a browser does not paint hidden pages.
  await page.$eval('button[data-action="check-now"]', (button) => button.click());
  await page.waitForSelector('html[data-round="idle"][data-checked-at]', { timeout: roundDeadlineMs });
  return page.evaluate(readPage);
}
