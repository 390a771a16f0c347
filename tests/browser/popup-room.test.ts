import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { languages } from '../../src/model/language.ts';
import { openWritten, switchLanguage, type WrittenPage, writtenPages } from '../pages/languages/pages.ts';
import { belowToolbar, leastListShare, leastTarget, phone } from '../pages/popup-limits.ts';
import { roomOfPage } from '../pages/popup-measures.ts';
import { openPreview, type Preview } from '../pages/preview/preview.ts';
import { scenes } from '../pages/scenes.ts';
import { smallTargetsOfPage } from '../pages/touch-targets.ts';

let preview: Preview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(() => preview.close());

/** The popup in one state, for checks in one language after the other. */
async function open(name: string, look: typeof phone | typeof belowToolbar): Promise<Page> {
  const page = await preview.openPage(look);
  onTestFinished(() => preview.closePage(page));
  const scene = scenes[name] ?? (() => ({ rounds: [] }));
  const path = 'src/pages/popup/index.html';
  await openWritten(page, preview.origin, { path, scene, popup: !look.touch, size: look }, { language: 'en' });
  return page;
}

/** Places where something scrolls by itself, or where the page is wider than the window. */
function scrollersOfPage(): string[] {
  const root = document.documentElement;
  const own = [...document.body.querySelectorAll('*')].filter(
    (one) => one.checkVisibility() && /auto|scroll/.test(getComputedStyle(one).overflowY) && one.tagName !== 'PRE',
  );
  const beyond = root.scrollHeight > Math.max(innerHeight, Math.ceil(document.body.getBoundingClientRect().height));
  return [
    ...own.map((one) => one.className),
    ...(beyond ? ['something is placed below the body'] : []),
    ...(root.scrollWidth > root.clientWidth ? ['wider than the window'] : []),
  ];
}

it.each(['problems', 'proxied', 'six-blocked', 'longest-names', 'problems-since', 'photos-stall'])(
  'the popup leaves most of a small screen to the list, and shows there what works, in every language (%s)',
  async (scene) => {
    const page = await open(scene, phone);
    for (const language of languages) {
      await switchLanguage(page, language);
      const { list, worksEnds } = await page.evaluate(roomOfPage);
      expect(list, language).toBeGreaterThanOrEqual(leastListShare);
      expect(worksEnds, language).toBeLessThan(phone.height);
      expect(await page.evaluate(smallTargetsOfPage, leastTarget), language).toEqual([]);
      expect(await page.evaluate(scrollersOfPage), language).toEqual([]);
    }
  },
);

it.each(['problems-since', 'longest-names', 'offline', 'national-only', 'all-works', 'running'])(
  'the popup needs no scroll bar below the toolbar, in every language (%s)',
  async (scene) => {
    const page = await open(scene, belowToolbar);
    for (const language of languages) {
      await switchLanguage(page, language);
      expect(await page.evaluate(scrollersOfPage), language).toEqual([]);
      expect((await page.evaluate(roomOfPage)).height, language).toBeLessThanOrEqual(belowToolbar.height);
    }
  },
);

it('the button that opens the page of a sign-in is not squeezed by the hint beside it, in every language', async () => {
  const page = await open('captive', belowToolbar);
  for (const language of languages) {
    await switchLanguage(page, language);
    const width = await page.$eval('[data-action="sign-in"]', (button) => button.getBoundingClientRect().width);
    expect(width, language).toBeGreaterThan(belowToolbar.width / 2);
  }
});

it('the popup is not wider than a phone when the facts behind a sentence are unfolded', async () => {
  const page = await preview.openPage(phone);
  onTestFinished(() => preview.closePage(page));
  const evidence = { ...(writtenPages['popup-evidence'] as WrittenPage), size: phone };
  await openWritten(page, preview.origin, evidence, { language: 'en' });
  const sentence = await page.waitForSelector('.probe-summaries summary');
  await sentence?.evaluate((one) => (one as HTMLElement).click());
  await page.waitForSelector('.probe-summaries details[open]');
  expect(await page.evaluate(scrollersOfPage)).toEqual([]);
});

it('the popup shows below the toolbar what works beside the longest names, in every language', async () => {
  const page = await open('longest-names', belowToolbar);
  for (const language of languages) {
    await switchLanguage(page, language);
    expect((await page.evaluate(roomOfPage)).worksEnds, language).toBeLessThan(belowToolbar.height);
  }
});

it.each([
  ['welcome', 600, 600],
  ['popup-first-run', 380, 600],
  ['popup-first-run', 320, 640],
] as const)(
  'the first check says what the browser will ask, and can be started without scrolling, in every language (%s, %i px)',
  async (name, width, height) => {
    const size = { width, height };
    const page = await preview.openPage(size);
    onTestFinished(() => preview.closePage(page));
    await openWritten(page, preview.origin, { ...(writtenPages[name] as WrittenPage), size }, { language: 'en' });
    await page.waitForSelector('.access-note');
    for (const language of languages) {
      await switchLanguage(page, language);
      const ends = await page.$$eval('.first-choice .choice, .access-note, [data-action="check-now"]', (found) =>
        found.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().bottom),
      );
      // In vertical order, so that nothing covers a messenger which a person may have to leave out.
      expect(ends, language).toEqual(ends.toSorted((a, b) => a - b));
      expect(ends.at(-1), language).toBeLessThanOrEqual(size.height);
    }
  },
);
