import type { Page } from 'puppeteer-core';

/** Shows a page of the extension, and waits until there is what the selector names. */
export async function showOwnPage(page: Page, address: string, selector: string): Promise<void> {
  // In Firefox this promise never settles for a page of an extension, so what follows waits for the page itself.
  page.goto(address).catch(() => undefined);
  const shown = () => page.waitForSelector(selector, { timeout: 30_000 });
  // Firefox's driver fails where it asks the empty page that is about to go; it does not where it asks again.
  await shown().catch(shown);
}
