import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { nextFrames, openWritten, type WrittenPage, writtenPages } from '../pages/languages/pages.ts';
import { leastTarget } from '../pages/popup-limits.ts';
import { openPreview, type Preview } from '../pages/preview/preview.ts';
import { smallTargetsOfPage } from '../pages/touch-targets.ts';

/** Every page on the screens of phones. */

let preview: Preview;
let page: Page;
beforeAll(async () => {
  preview = await openPreview();
  page = await preview.openPage({ width: 360, height: 740, touch: true });
});
afterAll(() => preview.close());
beforeEach(() => preview.emptyPage(page));

async function open(written: WrittenPage, language: 'en' | 'ru'): Promise<void> {
  await page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true });
  await openWritten(page, preview.origin, { ...written, popup: false }, { language });
}

it.each(Object.entries(writtenPages))('everything on %s is large enough to be touched', async (_name, written) => {
  await open(written, 'en');
  for (const width of [360, 412]) {
    await page.setViewport({ width, height: 740, hasTouch: true, isMobile: true });
    await page.evaluate(nextFrames);
    expect(await page.evaluate(smallTargetsOfPage, leastTarget), `${width} px`).toEqual([]);
  }
});

it('the first bar of the overview is in the first screen', async () => {
  await open(writtenPages['dashboard-overview'] as WrittenPage, 'ru');
  expect(await page.$eval('[data-bar]', (bar) => bar.getBoundingClientRect().bottom)).toBeLessThanOrEqual(740);
});
