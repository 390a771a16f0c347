import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { showOwnPage } from '../../../scripts/show-own-page.ts';
import { startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import { grantedExtension, type Target } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { openPopupPage } from '../popup-page.ts';

/** Words that nothing else in a browser's storage has. */
const written = { note: 'zebrafinch', network: 'okapihouse', service: 'quokkachat' } as const;

/** Writes each word where a person's own words are stored. */
async function writeWords(page: Page): Promise<void> {
  await page.evaluate(async ({ note, network, service }) => {
    const { runtime, storage } = (globalThis as unknown as { chrome: typeof chrome }).chrome;
    const ask = (request: string, asks: unknown) => runtime.sendMessage({ request, ask: asks });
    await ask('putNote', { day: '2026-03-01', text: note });
    await ask('putNetwork', { label: network, metered: false });
    const { settings } = await storage.local.get('settings');
    await storage.local.set({ settings: { ...settings, note: service } });
  }, written);
}

/** The words found anywhere in these files. */
function wordsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const found = new Set<string>();
  for (const file of files) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const content = readFileSync(file).toString('latin1');
    for (const word of Object.values(written)) {
      if (content.includes(word) || content.includes([...word].join('\0')))
        found.add(`${word} in ${file.slice(folder.length)}`);
    }
  }
  return [...found];
}

/** Where Chromium stores its tabs, with the contents of their fields, to open them again. */
const tabFiles = /Sessions/;

function isInTabs(profile: string, word: string): boolean {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => tabFiles.test(name) && statSync(join(profile, name), { throwIfNoEntry: false })?.isFile())
    .some((name) => {
      const content = readFileSync(join(profile, name)).toString('latin1');
      return content.includes(word) || content.includes([...word].join('\0'));
    });
}

async function typeNote(page: Page, address: string): Promise<void> {
  await showOwnPage(page, `${address}#/history`, 'input[value="notes"]');
  const press = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).click());
  await press('input[value="notes"]');
  await page.waitForSelector('.notes > [data-action="add-note"]');
  await press('.notes > [data-action="add-note"]');
  await page.waitForSelector('dialog[open] [data-action="note-text"]');
  await page.focus('[data-action="note-text"]');
  await page.keyboard.type(written.note);
}

declare const chrome: {
  readonly runtime: { readonly sendMessage: (message: unknown) => Promise<unknown> };
  readonly storage: {
    readonly local: {
      readonly get: (key: string) => Promise<Record<string, object>>;
      readonly set: (values: object) => Promise<void>;
    };
  };
};

describe.each<Target>(['chrome', 'firefox'])('in %s, the profile of an ended browser', (target) => {
  it.each([true, false])(
    "contains the person's words unless they deleted everything: deleted is %s",
    async (deletes) => {
      const internet = await startInternet();
      const running = await (target === 'chrome' ? startChromium({ internet }) : startFirefox(internet));
      try {
        const { origin } = await running.install(await grantedExtension(target));
        const page = await running.browser.newPage();
        await showOwnPage(page, `${origin}/src/pages/dashboard/index.html`, 'main');
        await writeWords(page);
        if (deletes) {
          await page.evaluate(() => chrome.runtime.sendMessage({ request: 'deleteEverything', ask: {} }));
        }
        await running.browser.close();
        const left = wordsIn(running.profile);
        if (deletes) expect(left).toEqual([]);
        else expect(left.length).toBeGreaterThanOrEqual(Object.keys(written).length);
      } finally {
        await running.close();
        await internet.stop();
      }
    },
  );
});

it('Chromium stores the fields of a site with its tabs, but nothing from the fields of Reachable', async () => {
  const internet = await startInternet();
  const running = await startChromium({ internet });
  try {
    const extension = await grantedExtension('chrome');
    const { origin } = await running.install(extension);
    const popup = await openPopupPage(await running.browser.newPage(), `${origin}/${extension.popup}`);
    await popup.checkNow();
    const dashboard = `${origin}/src/pages/dashboard/index.html`;
    const shared = await running.browser.newPage();
    await showOwnPage(shared, `${dashboard}#/share`, 'textarea');
    expect(await shared.$eval('textarea', ({ value }) => value)).toContain('messages and photos work');
    await typeNote(await running.browser.newPage(), dashboard);
    // The extension's lists, ticks and choices.
    await showOwnPage(await running.browser.newPage(), `${dashboard}#/`, 'input[type="radio"]');
    await showOwnPage(await running.browser.newPage(), `${dashboard}#/settings`, 'select');

    const headers = { 'content-type': 'text/html' };
    internet.behave('discord.com', { kind: 'answer', status: 200, headers, body: '<textarea></textarea>' });
    const site = await running.browser.newPage();
    await site.goto('https://discord.com/field');
    await site.focus('textarea');
    await site.keyboard.type('wallabypouch');
    await expect.poll(() => isInTabs(running.profile, 'wallabypouch'), { timeout: 90_000 }).toBe(true);
    const ofFields = ['messages and photos work', written.note, 'select-one', 'checkbox', 'radio'];
    expect(ofFields.filter((word) => isInTabs(running.profile, word))).toEqual([]);
  } finally {
    await running.close();
    await internet.stop();
  }
});
