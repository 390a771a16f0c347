import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { showOwnPage } from '../../../scripts/show-own-page.mjs';
import { exportForms } from '../../../src/platform/files/export-history.ts';
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

it('no exported history of Firefox has the id of the installation in it, in any form', async () => {
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
