import { setTimeout as pause } from 'node:timers/promises';

const deadlineMs = 30_000;
const lookMs = 2000;

/**
 * Shows a page of the extension, and waits until there is what the selector names.
 * @param {import('puppeteer-core').Page} page
 * @param {string} address
 * @param {string} selector
 */
export async function showOwnPage(page, address, selector) {
  // In Firefox this promise never settles for a page of an extension, so the selector is waited for instead.
  page.goto(address).catch(() => undefined);
  const end = performance.now() + deadlineMs;
  for (;;) {
    try {
      await page.waitForSelector(selector, { timeout: lookMs });
      return;
    } catch (error) {
      // A wait that began in the empty page before it fails in Firefox, and sometimes never ends in Chromium.
      if (performance.now() > end) throw error;
      await pause(100);
    }
  }
}
