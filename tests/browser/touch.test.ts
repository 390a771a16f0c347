import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { nextFrames, openWritten, type WrittenPage, writtenPages } from '../pages/languages/pages.ts';
import { highestSettings, leastTarget, phoneHeight, phoneWidths } from '../pages/popup-limits.ts';
import { openPreview, type Preview } from '../pages/preview/preview.ts';
import { smallTargetsOfPage } from '../pages/touch-targets.ts';

/** Every page on the screens of phones. */

let preview: Preview;
let page: Page;
beforeAll(async () => {
  preview = await openPreview();
  page = await preview.openPage({ width: phoneWidths[0], height: phoneHeight, touch: true });
});
afterAll(() => preview.close());
beforeEach(() => preview.emptyPage(page));

async function open(written: WrittenPage, language: 'en' | 'ru'): Promise<void> {
  await page.setViewport({ width: phoneWidths[0], height: phoneHeight, hasTouch: true, isMobile: true });
  await openWritten(page, preview.origin, { ...written, popup: false }, { language });
}

it.each(Object.entries(writtenPages))('everything on %s is large enough to be touched', async (_name, written) => {
  await open(written, 'en');
  for (const width of phoneWidths) {
    await page.setViewport({ width, height: phoneHeight, hasTouch: true, isMobile: true });
    await page.evaluate(nextFrames);
    expect(await page.evaluate(smallTargetsOfPage, leastTarget), `${width} px`).toEqual([]);
  }
});

it('the first bar of the overview is on the first screen', async () => {
  await open(writtenPages['dashboard-overview'] as WrittenPage, 'ru');
  expect(await page.$eval('[data-bar]', (bar) => bar.getBoundingClientRect().bottom)).toBeLessThanOrEqual(phoneHeight);
});

it('the settings that most people need are a short read', async () => {
  await open(writtenPages['dashboard-settings'] as WrittenPage, 'ru');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(highestSettings);
});
