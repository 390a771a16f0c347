import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type Extension, grantedExtension } from '../../browser/extension.ts';
import type { BrowserName, LabBrowser } from '../driver/browser.ts';
import { until } from '../driver/check.ts';
import { startChromium } from '../driver/chromium.ts';
import { startFirefox } from '../driver/firefox.ts';
import type { World } from '../world.ts';

const browsers = {
  chromium: { target: 'chrome', start: startChromium },
  firefox: { target: 'firefox', start: startFirefox },
} as const;

/** One browser with the built extension for all tests of a file or block, in a world that starts before it. */
export function sharedBrowser(name: BrowserName, world: () => World): () => LabBrowser {
  const { target, start } = browsers[name];
  let extension: Extension | undefined;
  let browser: LabBrowser | undefined;
  const get = () => {
    if (browser === undefined) throw new Error('the browser has not started');
    return browser;
  };
  beforeAll(async () => {
    extension = await grantedExtension(target);
    browser = await start({ world: world(), extension, timeZone: 'Europe/Paris' });
    await until(browser, 'Boolean((globalThis.browser ?? globalThis.chrome)?.runtime?.id)', 30_000);
  });
  afterAll(async () => {
    await browser?.close();
    if (extension) rmSync(extension.folder, { recursive: true, force: true });
  });
  return get;
}
