import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArguments } from './chromium-arguments.mjs';
import { firefoxPreferences } from './firefox-preferences.mjs';

/** Firefox gives each installation a random address. A fixed one lets its pages be opened by their URL. */
const firefoxUuid = randomUUID();

/**
 * Starts a headless browser with the extension in it, on the real network.
 * @param {import('./browsers.mjs').Browser} browser
 * @param {string} folder of a build with the hosts granted
 */
export async function openHeadless(browser, folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const running = await launch(browser, manifest);
  try {
    const id = await running.installExtension(folder);
    const origin = browser.target === 'firefox' ? `moz-extension://${firefoxUuid}` : `chrome-extension://${id}`;
    return { browser: running, origin, manifest };
  } catch (error) {
    await running.close();
    throw error;
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
      ...firefoxPreferences,
      'extensions.webextensions.uuids': JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: firefoxUuid }),
    },
  });
}
