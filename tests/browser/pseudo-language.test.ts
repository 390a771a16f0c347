import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Language } from '../../src/model/language.ts';
import { faultsOfPage } from '../pages/languages/faults.ts';
import { openWritten, type WrittenPage, writtenPages } from '../pages/languages/pages.ts';
import { pseudoMessages } from '../pages/languages/pseudo.ts';
import { openPreview, type Preview } from '../pages/preview/preview.ts';

const messages = pseudoMessages(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')));

let preview: Preview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(() => preview.close());

/** A page whose texts are of the pseudo language, while direction and `Intl` are those of `language`. */
async function open(written: WrittenPage, language: Language, width: number): Promise<Page> {
  const page = await preview.browser.newPage({ viewport: { ...written.size, width } });
  onTestFinished(() => page.close());
  await page.route('**/_locales/*/messages.json', (route) => route.fulfill({ json: messages }));
  await openWritten(page, preview.origin, written, { language });
  return page;
}

/** Under the toolbar button the popup has a width of its own; a small screen shows it as a page. */
function fillWindow(): void {
  if (document.documentElement.dataset['surface']) document.documentElement.dataset['surface'] = 'tab';
}

/** What draws itself, such as a chart, follows a new width in the frame after it. */
async function nextFrames(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise((done) => requestAnimationFrame(done));
}

describe.each(Object.entries(writtenPages))('in a language that nobody speaks, %s', (_name, written) => {
  it.each([
    ['left to right', 'ru'],
    ['right to left', 'fa'],
  ] as const)('is wholly translated and fits, %s', async (_direction, language) => {
    const page = await open(written, language, written.size.width);
    expect(await page.evaluate(faultsOfPage)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate(fillWindow);
    await page.evaluate(nextFrames);
    expect(await page.evaluate(faultsOfPage)).toEqual([]);
  });
});

it('what is not translated and what does not fit is found', async () => {
  const page = await open(writtenPages['welcome'] as WrittenPage, 'ru', 600);
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
