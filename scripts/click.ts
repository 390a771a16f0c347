import type { Page } from 'puppeteer-core';

/** Clicks with the mouse, which browsers require before a permission prompt. */
export async function click(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(`${selector}:not([disabled])`, { timeout: 30_000 });
  await page.bringToFront();
  await found?.click();
}
