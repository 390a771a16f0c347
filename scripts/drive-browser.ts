import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Browser } from './browsers.ts';
import { chromiumArguments } from './chromium-arguments.ts';
import { firefoxPreferences } from './firefox-preferences.ts';

/** Firefox gives each installation a random address. A fixed one lets its pages be opened by their URL. */
const firefoxUuid = randomUUID();

/**
 * Starts a headless browser with the extension in it, on the real network.
 * @param folder of a build with the hosts granted
 */
export async function openHeadless(browser: Browser, folder: string) {
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

function launch(
  browser: Browser,
  manifest: { readonly browser_specific_settings: { readonly gecko: { readonly id: string } } },
) {
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
      // Nobody can answer a prompt.
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: firefoxUuid }),
    },
  });
}
