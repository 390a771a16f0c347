import type { Browser as Running } from 'puppeteer-core';
import { defaultSettings } from '../../src/model/settings.ts';
import type { Browser } from '../browsers.ts';
import { driveBrowser } from '../drive-browser.ts';
import { checkInPopup } from '../headless-round.ts';
import type { PageReading } from '../read-page.ts';
import { showOwnPage } from '../show-own-page.ts';
import { startDemoNetwork } from './demo-network.ts';
import { inventedCopy } from './invented-copy.ts';
import { checkedServices } from './invented-day.ts';

/** A browser with the extension in it, on the invented day. */
export interface Demo {
  readonly browser: Running;
  readonly origin: string;
  readonly popup: string;
}

/** Starts a browser on the invented day, and ends both after `use`. */
export async function withDemo<Result>(
  browser: Browser,
  use: (demo: Demo) => Promise<Result>,
  { inWindow = false } = {},
): Promise<Result> {
  const network = await startDemoNetwork();
  try {
    const folder = await inventedCopy(browser.target);
    const { browser: running, origin, manifest } = await driveBrowser(browser, folder, { inWindow, network });
    try {
      if (browser.target === 'firefox') await network.trustInFirefox(running);
      const popup = `${origin}/${manifest.action.default_popup}`;
      await chooseServices(running, popup);
      return await use({ browser: running, origin, popup });
    } finally {
      await running.close();
    }
  } finally {
    await network.stop();
  }
}

async function chooseServices(running: Running, popup: string): Promise<void> {
  const page = await running.newPage();
  await showOwnPage(page, popup, '[data-action="check-now"]');
  const settings = { ...defaultSettings, services: checkedServices };
  await page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
  await page.close();
}

/** Makes one check of the invented day. */
export async function checkDemo(browser: Browser): Promise<PageReading> {
  return withDemo(browser, async ({ browser: running, popup }) => checkInPopup(await running.newPage(), popup));
}

/** Shows the invented day in a window until it is closed. */
export async function showDemo(browser: Browser): Promise<void> {
  await withDemo(browser, ({ browser: running }) => closed(running), { inWindow: true });
}

function closed(running: Running): Promise<void> {
  return new Promise((done) => {
    running.once('disconnected', () => done());
    // Ctrl-C ends the browser first, so that its profile can be removed.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
    // On a Mac a browser keeps running without a window.
    running.on('targetdestroyed', () => {
      void running.pages().then(
        (pages) => {
          if (pages.length === 0) done();
        },
        () => done(),
      );
    });
  });
}
