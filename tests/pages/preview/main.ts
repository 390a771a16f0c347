import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { type Language, languages, languageTag } from '../../../src/model/language.ts';
import { openWritten, pageOfHistory, routesOfHistory, type WrittenPage, writtenPages } from '../languages/pages.ts';
import { aYearOfChecks, oneDayOfChecks } from '../months.ts';
import { obstacles } from '../obstacles.ts';
import { type Scene, scenes } from '../scenes.ts';
import { measurePages } from './measure.ts';
import { openPreview, showInColors } from './preview.ts';

/**
 * Takes pictures of the pages in every state, and prints accessibility violations: `npm run pictures [word ...]`. With
 * words, only those whose name contains them all; `fa,ar` stands for either, and a language that is usually left out is drawn
 * when it is one of them. With `--measure` it takes none, prints the words,
 * heights and targets of the popup and of the pages on phones, and fails where one is beyond its limit. The pages and their history are real; the extension API is a fake.
 */

const wanted = process.argv.slice(2);
const folder = 'screenshots';
const popupPath = 'src/pages/popup/index.html';
const isWanted = (name: string) => wanted.every((word) => word.split(',').some((part) => name.includes(part)));
const colorSchemes = ['light', 'dark'] as const;

/** Below the toolbar of a computer, and on the screens of phones. */
const popupSizes = [[{ width: 380, height: 600 }], [phone(320, 640), phone(412, 800)]] as const;
const usualLanguages: readonly Language[] = ['en', 'ru', 'fa', 'ar', 'zh_CN'];
const others = languages.filter(
  (language) => !usualLanguages.includes(language) && wanted.some((word) => word.split(',').includes(language)),
);
const popupLanguages = [...usualLanguages, ...others];

interface DashboardLook {
  readonly language: Language;
  readonly colorScheme: (typeof colorSchemes)[number];
  readonly width: number;
}

const dashboardLooks: readonly DashboardLook[] = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'en', colorScheme: 'dark', width: 1280 },
  { language: 'fa', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 720 },
  { language: 'ru', colorScheme: 'light', width: 320 },
  ...others.flatMap((language) => [1280, 320].map((width) => ({ language, colorScheme: 'light' as const, width }))),
];

/** How much history there is. In `writtenPages` it is five weeks. */
const histories: Readonly<Record<string, (now: number) => Scene>> = {
  empty: () => ({ rounds: [], granted: false }),
  day: oneDayOfChecks,
  year: aYearOfChecks,
};

mkdirSync(folder, { recursive: true });
const preview = await openPreview();
const { openPage, closePage, origin, close } = preview;
try {
  if (wanted.includes('--measure')) {
    const beyond = await measurePages(preview);
    for (const one of beyond) console.error(one);
    process.exitCode = beyond.length > 0 ? 1 : 0;
  } else await takePictures();
} finally {
  await close();
}

async function takePictures(): Promise<void> {
  for (const [name, scene] of Object.entries(scenes)) {
    for (const sizes of popupSizes) {
      for (const language of popupLanguages) await popupPictures(name, scene, sizes, language);
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
}

interface PopupSize {
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
}

function phone(width: number, height: number): PopupSize {
  return { width, height, touch: true };
}

/** Opens the popup once for all of its looks in a language. */
async function popupPictures(
  name: string,
  scene: (now: number) => Scene,
  sizes: readonly PopupSize[],
  language: Language,
): Promise<void> {
  const looks = sizes
    .flatMap((size) => colorSchemes.map((colorScheme) => ({ size, colorScheme })))
    .map((look) => ({ ...look, file: `popup-${name}-${look.size.width}-${language}-${look.colorScheme}` }))
    .filter(({ file }) => isWanted(file));
  const [first] = looks;
  if (!first) return;
  const locale = languageTag(language);
  const deviceScaleFactor = 2;
  const page = await openPage({ ...first.size, colorScheme: first.colorScheme, locale, deviceScaleFactor });
  page.on('pageerror', (error) => console.error(first.file, error));
  const { open } = scene(Date.now());
  const shown = { path: popupPath, scene, popup: !first.size.touch, size: first.size, ...(open ? { open } : {}) };
  await openWritten(page, origin, shown, { language });
  for (const { size, colorScheme, file } of looks) {
    const { width, height, touch = false } = size;
    await page.setViewport({ width, height, deviceScaleFactor, hasTouch: touch, isMobile: touch });
    await showInColors(page, colorScheme);
    for (const obstacle of await obstacles(page)) console.error(file, obstacle);
    await page.screenshot({ path: `${folder}/${file}.png`, fullPage: open !== undefined });
  }
  await closePage(page);
}

async function dashboardPicture(
  route: string,
  written: WrittenPage,
  { language, colorScheme, width }: DashboardLook,
): Promise<void> {
  const name = `${route}-${width}-${language}-${colorScheme}`;
  if (!isWanted(name)) return;
  const page = await openPage({
    ...written.size,
    width,
    colorScheme,
    locale: languageTag(language),
    deviceScaleFactor: 2,
  });
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
