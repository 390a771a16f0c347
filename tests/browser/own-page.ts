import { setTimeout as pause } from 'node:timers/promises';
import { type Page, TimeoutError } from 'puppeteer-core';

/** Shows a page of the extension, and waits until there is what the selector names. */
export async function showOwnPage(page: Page, address: string, selector: string): Promise<void> {
  // In Firefox this promise never settles for a page of an extension, so what follows waits for the page itself.
  page.goto(address).catch(() => undefined);
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      await page.waitForSelector(selector, { timeout: 30_000 });
      return;
    } catch (error) {
      // Firefox's driver fails for as long as it asks the empty page that is about to go.
      if (error instanceof TimeoutError || performance.now() > deadline) throw error;
      await pause(100);
    }
  }
}
