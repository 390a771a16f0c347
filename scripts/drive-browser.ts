import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Browser } from './browsers.ts';
import { chromiumArguments } from './chromium-arguments.ts';
import { firefoxPreferences } from './firefox-preferences.ts';

/** Firefox gives each installation a random address. With a fixed one, its pages can be opened by URL. */
const firefoxUuid = randomUUID();

interface Options {
  /** In a window for people, which they may close; the caller closes it at Ctrl-C. */
  readonly inWindow?: boolean;
  /** What directs each browser to a network other than the real one. */
  readonly network?: {
    readonly chromiumArguments: readonly string[];
    readonly firefoxPreferences: Readonly<Record<string, string | number | boolean>>;
  };
}

/**
 * Starts a browser with the extension in it, on the real network unless another is named.
 * @param folder of a build with the hosts granted
 */
export async function driveBrowser(browser: Browser, folder: string, options: Options = {}) {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const running = await launch(browser, manifest, options);
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
  { inWindow = false, network }: Options,
) {
  // biome-ignore lint/nursery/noNull: by null pages are as large as the window.
  const look = inWindow ? { headless: false, defaultViewport: null, handleSIGINT: false, handleSIGTERM: false } : {};
  if (browser.target === 'chrome') {
    return puppeteer.launch({
      ...look,
      browser: 'chrome',
      executablePath: browser.path,
      pipe: true,
      enableExtensions: true,
      args: [...chromiumArguments, ...(network?.chromiumArguments ?? [])],
    });
  }
  return puppeteer.launch({
    ...look,
    browser: 'firefox',
    executablePath: browser.path,
    // Without this, Firefox refuses to drive extension pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...firefoxPreferences,
      ...network?.firefoxPreferences,
      // Nobody can answer a prompt.
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: firefoxUuid }),
    },
  });
}
