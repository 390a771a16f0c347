import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { type Language, languageTag } from '../../../src/model/language.ts';
import { openWritten, pageOfHistory, routesOfHistory, type WrittenPage, writtenPages } from '../languages/pages.ts';
import { aYearOfChecks, oneDayOfChecks } from '../months.ts';
import { obstacles } from '../obstacles.ts';
import { type Scene, scenes } from '../scenes.ts';
import { openPreview } from './preview.ts';

/**
 * Takes pictures of the pages in every state, and prints accessibility violations: `npm run pictures [word ...]`. With
 * words, only those whose name contains them all; `fa,ar` stands for either. The pages and their history are real; the extension API is a fake.
 */

const wanted = process.argv.slice(2);
const folder = 'screenshots';
const popupPath = 'src/pages/popup/index.html';
const isWanted = (name: string) => wanted.every((word) => word.split(',').some((part) => name.includes(part)));
const colorSchemes = ['light', 'dark'] as const;

const popupLooks = [
  { width: 380, height: 600 },
  { width: 320, height: 640, touch: true },
  { width: 412, height: 800, touch: true },
] as const;
const popupLanguages = ['en', 'ru', 'fa', 'ar', 'zh_CN'] as const;

const dashboardLooks = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'en', colorScheme: 'dark', width: 1280 },
  { language: 'fa', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 720 },
  { language: 'ru', colorScheme: 'light', width: 320 },
] as const;

/** How much history there is. In `writtenPages` it is five weeks. */
const histories: Readonly<Record<string, (now: number) => Scene>> = {
  empty: () => ({ rounds: [], granted: false }),
  day: oneDayOfChecks,
  year: aYearOfChecks,
};

mkdirSync(folder, { recursive: true });
const { openPage, closePage, origin, close } = await openPreview();
try {
  for (const [name, scene] of Object.entries(scenes)) {
    for (const look of popupLooks) {
      for (const language of popupLanguages) {
        for (const colorScheme of colorSchemes) await popupPicture(name, scene, { ...look, language, colorScheme });
      }
    }
  }
  for (const [route, written] of Object.entries(writtenPages)) {
    if (route.startsWith('popup-')) continue;
    for (const look of dashboardLooks) await dashboardPicture(route, written, look);
  }
  for (const [page, route] of Object.entries(routesOfHistory)) {
    for (const [length, scene] of Object.entries(histories)) {
      const written = pageOfHistory(route, scene);
      for (const look of dashboardLooks) await dashboardPicture(`dashboard-${page}-${length}`, written, look);
    }
  }
} finally {
  await close();
}

interface PopupLook {
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
  readonly language: Language;
  readonly colorScheme: 'light' | 'dark';
}

async function popupPicture(name: string, scene: (now: number) => Scene, look: PopupLook): Promise<void> {
  const { width, height, touch, language, colorScheme } = look;
  const file = `popup-${name}-${width}-${language}-${colorScheme}`;
  if (!isWanted(file)) return;
  const locale = languageTag(language);
  const page = await openPage({
    width,
    height,
    colorScheme,
    locale,
    deviceScaleFactor: 2,
    ...(touch ? { touch } : {}),
  });
  page.on('pageerror', (error) => console.error(file, error));
  const { open } = scene(Date.now());
  const shown = { path: popupPath, scene, popup: !touch, size: look, ...(open ? { open } : {}) };
  await openWritten(page, origin, shown, { language });
  for (const obstacle of await obstacles(page)) console.error(file, obstacle);
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: open !== undefined });
  await closePage(page);
}

async function dashboardPicture(
  route: string,
  written: WrittenPage,
  { language, colorScheme, width }: (typeof dashboardLooks)[number],
): Promise<void> {
  const name = `${route}-${width}-${language}-${colorScheme}`;
  if (!isWanted(name)) return;
  const page = await openPage({ ...written.size, width, colorScheme, locale: language, deviceScaleFactor: 2 });
  page.on('pageerror', (error) => console.error(name, error));
  await openWritten(page, origin, written, { language });
  if (route.endsWith('-year')) await showTheYear(page);
  // Charts are read and drawn after the heading.
  await page.waitForNetworkIdle();
  for (const obstacle of await obstacles(page)) console.error(name, obstacle);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await closePage(page);
}

async function showTheYear(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-action="range"] [value="1y"]')?.click());
}
