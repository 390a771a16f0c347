import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firefoxPreferences } from '../../../scripts/firefox-preferences.ts';
import { faultsOfPage } from '../../pages/languages/faults.ts';
import { nextFrames, openWritten, switchLanguage, writtenPages } from '../../pages/languages/pages.ts';
import { pseudoMessages } from '../../pages/languages/pseudo.ts';
import { leastTarget } from '../../pages/popup-limits.ts';
import { englishMessages, servePages } from '../../pages/preview/preview.ts';
import { smallTargetsOfPage } from '../../pages/touch-targets.ts';
import { installedBrowser } from '../installed-browser.ts';
import { phonePreferences } from '../phone.ts';

const folder = mkdtempSync(join(tmpdir(), 'reachable-phone-'));
let server: PreviewServer;
let browser: Browser;
beforeAll(async () => {
  server = await servePages(folder, pseudoMessages(englishMessages));
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: installedBrowser('firefox'),
    extraPrefsFirefox: { ...firefoxPreferences, ...phonePreferences, 'ui.prefersReducedMotion': 1 },
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(Object.entries(writtenPages))(
  'on a phone, %s fits in both directions and can be touched',
  async (_name, written) => {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.setViewport({ width: 360, height: 740 });
      // A phone shows the popup as a separate page.
      const { origin } = new URL(server.resolvedUrls?.local[0] ?? '');
      await openWritten(page, `${origin}/`, { ...written, popup: false }, { language: 'fa' });
      await page.evaluate(nextFrames);
      expect(await page.evaluate(() => matchMedia('(hover: none) and (pointer: coarse)').matches)).toBe(true);
      expect(await page.evaluate(faultsOfPage)).toEqual([]);
      expect(await page.evaluate(smallTargetsOfPage, leastTarget)).toEqual([]);
      await switchLanguage(page, 'ru', written);
      expect(await page.evaluate(faultsOfPage)).toEqual([]);
    } finally {
      await context.close();
    }
  },
);
