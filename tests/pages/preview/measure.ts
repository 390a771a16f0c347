import type { Page } from 'puppeteer-core';
import { languages } from '../../../src/model/language.ts';
import { nextFrames, openWritten, switchLanguage, type WrittenPage, writtenPages } from '../languages/pages.ts';
import {
  belowToolbar,
  highestSettings,
  leastListShare,
  leastTarget,
  mostWords,
  openedRow,
  phone,
  phoneHeight,
  phoneWidths,
} from '../popup-limits.ts';
import { roomOfPage } from '../popup-measures.ts';
import { scenes } from '../scenes.ts';
import { smallTargetsOfPage } from '../touch-targets.ts';
import { visibleWords } from '../visible-words.ts';
import type { Preview } from './preview.ts';

/** Scenes in which messengers are judged, so that a person came for the list. */
const judged: ReadonlySet<string> = new Set([
  'all-works',
  'problems',
  'problems-since',
  'six-blocked',
  'longest-names',
  'photos-stall',
  'proxied',
]);

/** The largest and smallest measurements, for the last line, and what exceeds a limit. */
interface Measured {
  words: number;
  wordsOpened: number;
  tallest: number;
  smallestList: number;
  settings: number;
  firstBar: number;
  readonly beyond: string[];
}

/**
 * Measures the popup in its main states and in every language: words in English, the height below a toolbar, and on a
 * phone the share of the list and what is too small to touch; then an opened row, and every page on phones.
 * @returns what exceeds a limit
 */
export async function measurePages(preview: Preview): Promise<string[]> {
  const measured: Measured = {
    words: 0,
    wordsOpened: 0,
    tallest: 0,
    smallestList: 1,
    settings: 0,
    firstBar: 0,
    beyond: [],
  };
  for (const [name, most] of Object.entries(mostWords)) await measureState(preview, name, most, measured);
  await measureOpenedRow(preview, measured);
  await measureOnPhones(preview, measured);
  const share = Math.round(measured.smallestList * 100);
  console.log(
    `at most ${measured.words} words, ${measured.wordsOpened} with a row opened; popup ${measured.tallest} px high, ` +
      `list at least ${share} %; settings ${measured.settings} px, first bar ends at ${measured.firstBar} px; ` +
      `${measured.beyond.length} beyond a limit`,
  );
  return measured.beyond;
}

async function measureState(
  { openPage, closePage, origin }: Preview,
  name: string,
  most: number,
  measured: Measured,
): Promise<void> {
  for (const size of [phone, belowToolbar]) {
    const page = await openPage(size);
    await openWritten(page, origin, popupIn(name, size), { language: 'en' });
    const words = (await page.evaluate(visibleWords)).length;
    measured.words = Math.max(measured.words, words);
    if (words > most) measured.beyond.push(`${name}: ${words} words of ${most}`);
    for (const language of languages) {
      await switchLanguage(page, language);
      const { list, height } = await page.evaluate(roomOfPage);
      const at = `${name} ${size.width} ${language}`;
      const small = size.touch ? await smallTargets(page, at, measured) : 0;
      console.log(`${at}: ${words} words in English, ${height} px, list ${Math.round(list * 100)} %, ${small} small`);
      if (!size.touch) measured.tallest = Math.max(measured.tallest, height);
      if (!size.touch && height > size.height) measured.beyond.push(`${at}: ${height} px high`);
      if (!size.touch || !judged.has(name)) continue;
      measured.smallestList = Math.min(measured.smallestList, list);
      if (list < leastListShare) measured.beyond.push(`${at}: the list has ${Math.round(list * 100)} %`);
    }
    await closePage(page);
  }
}

async function measureOpenedRow({ openPage, closePage, origin }: Preview, measured: Measured): Promise<void> {
  const { scene, row, mostWords: most } = openedRow;
  const page = await openPage(belowToolbar);
  await openWritten(page, origin, popupIn(scene, belowToolbar), { language: 'en' });
  await page.click(`[data-service="${row}"] .row-toggle`);
  // It comes last.
  await page.waitForSelector('[data-action="feedback-wrong"]');
  measured.wordsOpened = (await page.evaluate(visibleWords)).length;
  console.log(`${scene}, ${row} opened: ${measured.wordsOpened} words in English`);
  if (measured.wordsOpened > most) measured.beyond.push(`${row} opened: ${measured.wordsOpened} words of ${most}`);
  await closePage(page);
}

async function measureOnPhones({ openPage, closePage, emptyPage, origin }: Preview, measured: Measured): Promise<void> {
  const page = await openPage({ width: phoneWidths[0], height: phoneHeight, touch: true });
  for (const [name, written] of Object.entries(writtenPages)) {
    // These states were measured on a smaller phone, in all languages.
    if (name.replace('popup-', '') in mostWords) continue;
    await emptyPage(page);
    await openWritten(page, origin, { ...written, popup: false }, { language: 'ru' });
    for (const width of phoneWidths) {
      await page.setViewport({ width, height: phoneHeight, hasTouch: true, isMobile: true });
      await page.evaluate(nextFrames);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const at = `${name} ${width} ru`;
      console.log(`${at}: ${height} px, ${await smallTargets(page, at, measured)} small`);
      if (name === 'dashboard-settings') {
        measured.settings = Math.max(measured.settings, height);
        if (height > highestSettings) measured.beyond.push(`${at}: ${height} px high`);
      }
      if (name === 'dashboard-overview') {
        const ends = await page.$eval('[data-bar]', (bar) => Math.ceil(bar.getBoundingClientRect().bottom));
        measured.firstBar = Math.max(measured.firstBar, ends);
        if (ends > phoneHeight) measured.beyond.push(`${at}: the first bar ends at ${ends} px`);
      }
    }
  }
  await closePage(page);
}

async function smallTargets(page: Page, at: string, measured: Measured): Promise<number> {
  const small = await page.evaluate(smallTargetsOfPage, leastTarget);
  measured.beyond.push(...small.map((one) => `${at}: ${one} px to touch`));
  return small.length;
}

function popupIn(name: string, size: typeof phone | typeof belowToolbar): WrittenPage {
  return {
    path: 'src/pages/popup/index.html',
    scene: scenes[name] ?? (() => ({ rounds: [] })),
    popup: !size.touch,
    size,
  };
}
