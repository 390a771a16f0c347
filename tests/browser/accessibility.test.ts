import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openWritten, writtenPages } from '../ui/languages/pages.ts';
import { openPreview, type Preview } from '../ui/preview/preview.ts';

/** What is looked at is the same in every language: a text that waits for its translation is no fault of a page. */
const messages = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));

let preview: Preview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(() => preview.close());

/** What assistive software would stumble over, each with where. */
async function obstacles(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

describe.each(Object.entries(writtenPages))('assistive software finds its way on %s', (_name, written) => {
  it.each([
    ['left to right', 'en'],
    ['right to left', 'fa'],
  ] as const)('%s, light and dark', async (_direction, language) => {
    const page = await preview.browser.newPage({ viewport: written.size, reducedMotion: 'reduce' });
    onTestFinished(() => page.close());
    await page.route('**/_locales/*/messages.json', (route) => route.fulfill({ json: messages }));
    await openWritten(page, preview.origin, written, { language });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await obstacles(page)).toEqual([]);
    }
  });
});

it('what would be stumbled over is found', async () => {
  const page = await preview.browser.newPage();
  onTestFinished(() => page.close());
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><button></button></main></html>');
  expect(await obstacles(page)).toEqual(['button-name: button']);
});
