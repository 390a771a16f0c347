import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

const deadlineMs = 30_000;
const lookMs = 2000;

/** Opens an extension page and waits for an element with this selector. */
export async function showOwnPage(page: Page, address: string, selector: string): Promise<void> {
  // In Firefox this promise never settles for an extension page, so we wait for the selector instead.
  page.goto(address).catch(() => undefined);
  const end = performance.now() + deadlineMs;
  for (;;) {
    try {
      await page.waitForSelector(selector, { timeout: lookMs });
      return;
    } catch (error) {
      // A wait that began in the blank page before fails in Firefox and sometimes never ends in Chromium.
      if (performance.now() > end) throw error;
      await pause(100);
    }
  }
}
