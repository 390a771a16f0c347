import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { showOwnPage } from '../../../scripts/show-own-page.ts';
import { exportForms } from '../../../src/platform/files/export-history.ts';
import { printInFirefox, readPdf } from '../firefox-print.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf } from '../stage.ts';

/** Collects the files that the page saves, as text. */
const collectFiles = `(() => {
  globalThis.leaving = [];
  URL.createObjectURL = (blob) => { globalThis.leaving.push(blob.text()); return 'data:,'; };
  HTMLAnchorElement.prototype.click = () => undefined;
})()`;

const pressAll = (page: Page, selector: string) =>
  page.$$eval(selector, (buttons) => {
    for (const button of buttons as HTMLElement[]) button.click();
  });

const leaving = (page: Page) => page.evaluate('Promise.all(globalThis.leaving)') as Promise<string[]>;

it("no exported history of Firefox contains the installation's id, in any form", async () => {
  await onStage('firefox', async ({ browser, internet, origin, openPopup }) => {
    for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
    await (await openPopup()).checkNow();
    const page = await browser.newPage();
    await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#/settings/data`, '[data-action="export"]');
    await page.evaluate(collectFiles);
    for (const [index, form] of exportForms.entries()) {
      await page.$eval(
        '[data-action="export-form"]',
        (choice, chosen) => {
          (choice as HTMLSelectElement).value = chosen;
          choice.dispatchEvent(new Event('change', { bubbles: true }));
        },
        form,
      );
      await pressAll(page, '[data-action="export"]:not([disabled])');
      await expect.poll(async () => (await leaving(page)).length, { timeout: 30_000 }).toBe(index + 1);
      await page.waitForSelector('[data-action="export"]:not([disabled])');
    }
    for (const text of await leaving(page)) {
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toContain('moz-extension:');
      expect(text).not.toContain(new URL(origin).hostname);
    }
  });
});

describe('a page printed from Firefox', () => {
  it.each([
    ['the dashboard', 'src/pages/dashboard/index.html#/', '[data-bar]', 'Telegram'],
    ['evidence', 'src/pages/dashboard/index.html#/evidence', '.proof-sum', 'What this does not prove'],
    ['the settings', 'src/pages/dashboard/index.html#/settings', '[data-action="export"]', 'Telegram'],
    ['the popup', 'src/pages/popup/index.html', '[data-service]', 'Telegram'],
    ['the welcome page', 'src/pages/welcome/index.html', 'h1', 'Reachable'],
  ])("does not contain the installation's id: %s", async (_what, path, ready, content) => {
    await onStage('firefox', async ({ browser, origin, openPopup }) => {
      await (await openPopup()).checkNow();
      const page = await browser.newPage();
      await showOwnPage(page, `${origin}/${path}`, ready);
      const links = () => page.$$eval('a[href]', (found) => found.length);
      const before = await links();
      const file = await printInFirefox(browser);
      const printed = await readPdf(await browser.newPage(), file);
      expect(printed).toContain(content);
      expect(printed).not.toContain('moz-extension:');
      expect(printed).not.toContain(new URL(origin).hostname);
      expect(await links()).toBe(before);
    });
  });
});

describe('evidence printed with its button', () => {
  it("does not contain the installation's id, whatever margins somebody sets", async () => {
    await onStage('firefox', async ({ browser, origin, openPopup }) => {
      await (await openPopup()).checkNow();
      const page = await browser.newPage();
      await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#/evidence`, '.proof-sum');
      // The test prints instead of the dialog, which it cannot operate.
      await page.evaluate(`void Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get: () => ({ print: () => { globalThis.asked = true; } }),
      })`);
      await page.click('[data-action="print"]');
      await expect.poll(() => page.evaluate('globalThis.asked')).toBe(true);
      const file = await printInFirefox(browser, { frame: true, ownMargins: true });
      const printed = await readPdf(await browser.newPage(), file);
      expect(printed).toContain('What this does not prove');
      expect(printed).toContain('about:srcdoc');
      expect(printed).not.toContain('moz-extension:');
      expect(printed).not.toContain(new URL(origin).hostname);
    });
  });
});
