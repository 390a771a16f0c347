import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArguments } from './chromium-arguments.mjs';
import { readPage } from './read-page.mjs';
import { showOwnPage } from './show-own-page.mjs';

/** On the slowest lines a round ends within half a minute. */
const roundDeadlineMs = 120_000;

/** Firefox gives each installation a random address. A fixed one lets the popup be opened by its URL. */
const firefoxUuid = randomUUID();

/**
 * Runs one real round in a headless browser by clicking in the popup, and reads the result from it.
 * @param {import('./browsers.mjs').Browser} browser
 * @param {string} folder of a build with the hosts granted
 */
export async function headlessRound(browser, folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const running = await launch(browser, manifest);
  try {
    const id = await running.installExtension(folder);
    const origin = browser.target === 'firefox' ? `moz-extension://${firefoxUuid}` : `chrome-extension://${id}`;
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

/**
 * @param {import('./browsers.mjs').Browser} browser
 * @param {any} manifest
 */
function launch(browser, manifest) {
  if (browser.target === 'chrome') {
    return puppeteer.launch({
      browser: 'chrome',
      executablePath: browser.path,
      pipe: true,
      enableExtensions: true,
      args: chromiumArguments,
    });
  }
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: browser.path,
    // Without it Firefox does not let extension pages be driven.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: firefoxUuid }),
    },
  });
}
