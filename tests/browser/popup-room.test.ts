import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { languages, languageTag } from '../../src/model/language.ts';
import { openWritten } from '../pages/languages/pages.ts';
import { openPreview, type Preview } from '../pages/preview/preview.ts';
import { scenes } from '../pages/scenes.ts';

let preview: Preview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(() => preview.close());

const phone = { width: 320, height: 640, touch: true };
const popup = { width: 380, height: 600, touch: false };

async function open(name: string, look: typeof phone, language: (typeof languages)[number]): Promise<Page> {
  const page = await preview.openPage({ ...look, locale: languageTag(language) });
  onTestFinished(() => preview.closePage(page));
  const scene = scenes[name] ?? (() => ({ rounds: [] }));
  const path = 'src/pages/popup/index.html';
  await openWritten(page, preview.origin, { path, scene, popup: !look.touch, size: look }, { language });
  return page;
}

/** How much of the window is left for the list below what stands above it, and where the line of what works ends. */
function roomOfPage(): { readonly list: number; readonly worksEnds: number } {
  const placeOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  return {
    list: (innerHeight - (placeOf('.services')?.top ?? 0)) / innerHeight,
    worksEnds: placeOf('.headline-works')?.bottom ?? Number.POSITIVE_INFINITY,
  };
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

/** What can be touched and is less than 44 px high. A link within a sentence has the height of its line. */
function smallTargetsOfPage(): string[] {
  return [...document.querySelectorAll('button, select, summary, a, label.switch')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
    .map((one) => `${one.tagName} ${one.textContent?.trim()} ${one.getBoundingClientRect().height}`);
}

describe.each(languages)('the popup in %s', (language) => {
  it('leaves most of a small screen to the list, and shows what works among six that fail', async () => {
    for (const scene of ['six-blocked', 'longest-names', 'problems-since', 'photos-stall']) {
      const page = await open(scene, phone, language);
      const { list, worksEnds } = await page.evaluate(roomOfPage);
      expect(list, scene).toBeGreaterThanOrEqual(0.55);
      expect(worksEnds, scene).toBeLessThan(phone.height);
      expect(await page.evaluate(smallTargetsOfPage), scene).toEqual([]);
      expect(await page.evaluate(scrollersOfPage), scene).toEqual([]);
    }
  });

  it('has one scroll bar at most below the toolbar, and shows there what works', async () => {
    for (const scene of ['longest-names', 'offline', 'running']) {
      const page = await open(scene, popup, language);
      expect(await page.evaluate(scrollersOfPage), scene).toEqual([]);
      if (scene === 'longest-names') expect((await page.evaluate(roomOfPage)).worksEnds).toBeLessThan(popup.height);
    }
  });
});
