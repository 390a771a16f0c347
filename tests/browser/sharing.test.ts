import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { onCrowdStage } from './crowd-stage.ts';
import type { Target } from './extension.ts';

/** Clicks as a person does: browsers want that before they ask for access. */
async function click(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(`${selector}:not([disabled])`, { timeout: 30_000 });
  await page.bringToFront();
  await found?.click();
}

async function agree(page: Page): Promise<void> {
  await click(page, '[data-answer="public-true"]');
  await click(page, '[data-answer="hidden-false"]');
  await click(page, '[data-action="sharing-agree"]');
  await page.waitForSelector('[data-sharing="on"]', { timeout: 30_000 });
}

describe.each<Target>(['chrome', 'firefox'])('in %s, sharing', (target) => {
  it('starts with consent, and sends nothing that names anybody', async () => {
    await onCrowdStage(target, {}, async ({ openPopup, openDashboard, recorder, browser, origin }) => {
      const popup = await openPopup();
      await popup.checkNow();
      expect(recorder.conversations).toEqual([]);

      const page = await openDashboard('/sharing');
      await click(page, '[data-action="sharing-agree"]');
      expect(await page.$eval('[role="alert"]', (alert) => alert.textContent)).not.toBe('');
      expect(recorder.conversations).toEqual([]);
      await agree(page);
      await page.waitForFunction(() => document.querySelector('[data-report]')?.textContent?.includes('"RU"'));

      for (const sameSite of ['Lax', 'Strict'] as const)
        await browser.setCookie({
          name: `login-${sameSite}`,
          value: 'secret',
          domain: '127.0.0.1',
          path: '/',
          sameSite,
        });
      await popup.checkNow();
      await page.waitForSelector('[data-waiting]:not([data-waiting="0"])');
      console.log(recorder.conversations.map(({ sent }) => sent.replace(/[^ -~\r\n]/g, '.').slice(0, 1500)));
      expect(recorder.conversations.length).toBeGreaterThan(0);
      expect(new URL(origin).hostname.length).toBeGreaterThan(0);
    });
  });
});
