import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Language } from '../../src/model/language.ts';
import { faultsOfPage } from '../pages/languages/faults.ts';
import { nextFrames, openWritten, switchLanguage, type WrittenPage, writtenPages } from '../pages/languages/pages.ts';
import { pseudoMessages, unwrapTexts } from '../pages/languages/pseudo.ts';
import { obstacles, obstaclesOfColors } from '../pages/obstacles.ts';
import { englishMessages, openPreview, type Preview, showInColors } from '../pages/preview/preview.ts';

let preview: Preview;
let page: Page;
beforeAll(async () => {
  preview = await openPreview(pseudoMessages(englishMessages));
  page = await preview.openPage({ width: 600, height: 600 });
});
afterAll(() => preview.close());

beforeEach(async () => {
  await preview.emptyPage(page);
  await showInColors(page, 'light');
});

/** A page with texts in the pseudo language, and with the direction and `Intl` of `language`. */
async function open(written: WrittenPage, language: Language): Promise<void> {
  await page.setViewport(written.size);
  await openWritten(page, preview.origin, written, { language });
}

/**
 * Sets the page's surroundings: the popup has a fixed width below the toolbar button, and on a small screen it is a
 * whole page. Runs inside the page.
 */
function standIn(surface: string): void {
  if (document.documentElement.dataset['surface']) document.documentElement.dataset['surface'] = surface;
}

/** The faults of the page in the window that it is meant for, and in the narrowest one. */
async function faultsOfWindows({ size, popup }: WrittenPage) {
  await page.setViewport(size);
  await page.evaluate(standIn, popup ? 'popup' : 'tab');
  await page.evaluate(nextFrames);
  const wide = await page.evaluate(faultsOfPage);
  await page.setViewport({ width: 320, height: 640 });
  await page.evaluate(standIn, 'tab');
  await page.evaluate(nextFrames);
  return { wide, narrow: await page.evaluate(faultsOfPage) };
}

const none = { wide: [], narrow: [] };

it.each(Object.entries(writtenPages))(
  '%s is wholly translated, fits wide and narrow windows in both directions, and is accessible',
  async (_name, written) => {
    await open(written, 'fa');
    expect(await faultsOfWindows(written)).toEqual(none);
    await switchLanguage(page, 'ru', written);
    expect(await faultsOfWindows(written)).toEqual(none);
    await page.setViewport(written.size);
    if (written.ready) await page.waitForSelector(written.ready);
    await page.evaluate(unwrapTexts);
    expect(await obstacles(page)).toEqual([]);
    await showInColors(page, 'dark');
    expect(await obstaclesOfColors(page)).toEqual([]);
    for (const service of written.open ?? [])
      expect(await page.$(`[data-service="${service}"] .evidence[open]`), service).not.toBeNull();
  },
);

it.each(['fa', 'ru'] as const)('a note of the last hour is flagged within the bar (%s)', async (language) => {
  const written = writtenPages['dashboard-overview'] as WrittenPage;
  await open(written, language);
  await page.setViewport({ width: 320, height: 640 });
  // Just after midnight, today's flag is shown.
  await page.$eval('.note-flag', (flag) => (flag as HTMLElement).style.setProperty('--share', String(23 / 24)));
  await page.evaluate(nextFrames);
  expect(await page.evaluate(faultsOfPage)).toEqual([]);
});

it('the check finds what is not translated and what does not fit', async () => {
  await open({ ...(writtenPages['welcome'] as WrittenPage), size: { width: 600, height: 900 } }, 'ru');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<p title="Hint">⟦á⟧ and ⟦b⟧</p>
       <p class="cut" style="inline-size: 20px; overflow: hidden; white-space: nowrap">⟦löng énöügh⟧</p>
       <div style="inline-size: 60px; white-space: nowrap"><button>⟦löng énöügh tö réách öüt⟧</button></div>`,
    );
  });
  expect(await page.evaluate(faultsOfPage)).toEqual([
    'not translated: and (p)',
    'not translated: title="Hint" (p)',
    'does not fit: ⟦löng énöügh⟧ (p.cut)',
    'does not fit: ⟦löng énöügh tö réách öüt⟧ (div)',
  ]);
});

it('the check finds what assistive software cannot use', async () => {
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><button></button></main></html>');
  expect(await obstacles(page)).toEqual(['button-name: button']);
});
