import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArguments } from './chromium-arguments.mjs';
import { readPage } from './read-page.mjs';
import { showOwnPage } from './show-own-page.mjs';

/** On the slowest lines a round ends within half a minute. */
const roundDeadlineMs = 120_000;

/** Firefox gives each installation a random address; it is told which one here, so that the popup can be opened. */
const firefoxUuid = randomUUID();

/**
 * Makes one real round without a window, through the popup as a person would, and reads what it says.
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
    // Not by mouse: the welcome page that opens by itself may lie above, and a browser does not draw what is hidden.
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
    // Firefox refuses to drive pages of extensions without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: firefoxUuid }),
    },
  });
}
