import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 30_000;
const lookMs = 2000;

/**
 * Shows a page of the extension, and waits until there is what the selector names.
 * @param {import('puppeteer-core').Page} page
 * @param {string} address
 * @param {string} selector
 */
export async function showOwnPage(page, address, selector) {
  // In Firefox this promise never settles for a page of an extension, so what follows waits for the page itself.
  page.goto(address).catch(() => undefined);
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      await page.waitForSelector(selector, { timeout: lookMs });
      return;
    } catch (error) {
      // A wait that began in the empty page that is about to go fails in Firefox, and is now and then forgotten in Chromium.
      if (performance.now() > deadline) throw error;
      await pause(100);
    }
  }
}
