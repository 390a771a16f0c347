import { openHeadless } from './headless-browser.mjs';
import { readPage } from './read-page.mjs';
import { showOwnPage } from './show-own-page.mjs';

/** Longer than any round lasts. */
const roundDeadlineMs = 220_000;

/**
 * Runs one real round in a headless browser by clicking in the popup, and reads the result from it.
 * @param {import('./browsers.mjs').Browser} browser
 * @param {string} folder of a build with the hosts granted
 */
export async function headlessRound(browser, folder) {
  const { browser: running, origin, manifest } = await openHeadless(browser, folder);
  try {
    const page = await running.newPage();
    const popup = `${origin}/${manifest.action.default_popup}`;
    await showOwnPage(page, popup, '[data-action="check-now"]:not([disabled])');
    // Clicked by script: the welcome page may cover the popup, and a browser does not paint hidden pages.
    await page.$eval('[data-action="check-now"]', (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForSelector('html[data-round="idle"][data-checked-at]', { timeout: roundDeadlineMs });
    return await page.evaluate(readPage);
  } finally {
    await running.close();
  }
}
