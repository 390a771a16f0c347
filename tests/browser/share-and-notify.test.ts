import { writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { round, verdict } from '../history/sample-rounds.ts';
import { notifyingExtension } from './extension.ts';
import { inPageCode } from './in-page-code.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf, pictureFile } from './stage.ts';

const openDashboard = (page: Page, origin: string, route: string, selector: string) =>
  showOwnPage(page, `${origin}/src/pages/dashboard/index.html#${route}`, selector);

const api = '(globalThis.browser ?? chrome)';

describe.each(['chrome', 'firefox'] as const)('in %s', (target) => {
  it('feedback on a verdict is stored and exported, and a result is shared as a picture, on a page that shows no address of the extension', async () => {
    const code = await inPageCode();
    await onStage(target, async ({ browser, origin, internet, openPopup }) => {
      for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
      const { page, checkNow } = await openPopup();
      await checkNow();
      const press = (selector: string) =>
        page.waitForSelector(selector).then((found) => found?.evaluate((one) => (one as HTMLElement).click()));
      await press('[data-service="discord"] .row-toggle');
      await press('[data-service="discord"] [data-action="feedback-wrong"]');
      // Polled by a timer, since hidden pages have no animation frames.
      await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('Messenger: Discord'), {
        polling: 100,
      });
      const report = await page.$eval('textarea', (area) => area.value);
      expect(report).not.toMatch(/discord\.com|discord\.gg|127\.0\.0\.1|Mozilla|\d\d\d\.\d/);
      expect(report).toContain(`Browser: ${target === 'chrome' ? 'Chromium' : 'Firefox'}`);
      await page.evaluate(code);
      const exported = (await page.evaluate('inPage.exportText()')) as string;
      expect(exported).toMatch(/"kind":"feedback".*"service":"discord","says":"wrong"/);

      const shared = await browser.newPage();
      await openDashboard(shared, origin, '/share', '.share-card');
      const picture = (await shared.$eval('.share-card', async (image) => {
        const file = await (await fetch((image as HTMLImageElement).src)).arrayBuffer();
        return [...new Uint8Array(file)];
      })) as number[];
      const png = Buffer.from(picture);
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      writeFileSync(pictureFile(`${target}-card`), png);
      expect(await shared.$eval('.share-card', (image) => (image as HTMLImageElement).alt)).toContain('Discord');

      // The picture on the page has a blob address, which no saved file has.
      expect(await shared.$eval('main', (main) => main.innerHTML.replaceAll(/blob:[^"]+/g, ''))).not.toContain(origin);
    });
  });

  it('a change that two checks agree on is notified once', async () => {
    const code = await inPageCode();
    const extension = await notifyingExtension(target);
    await onStage(
      target,
      async ({ internet, openPopup }) => {
        for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
        const { page, settled } = await openPopup();
        const now = Date.now();
        const past = (minutesAgo: number, state: 'works' | 'blocked') => ({
          kind: 'round',
          observations: [],
          round: round(now - minutesAgo * 60_000, [verdict('discord', state, { at: now - minutesAgo * 60_000 })], {
            network: { state: 'online', because: [], answered: 3, tried: 3 },
          }),
        });
        const records = [past(60, 'works'), past(45, 'works'), past(20, 'blocked')];
        await page.evaluate(code);
        await page.evaluate(`inPage.ask('importRecords', ${JSON.stringify({ records })})`);
        const background = { background: true, backgroundSince: now, notify: true, quietUntil: 22 };
        const settings = { ...defaultSettings, ...background, services: ['discord'] };
        await page.evaluate(`${api}.storage.local.set(${JSON.stringify({ settings })})`);
        // The background sets its own alarm when it starts and when settings change, which replaces this one.
        const isRunning = () =>
          page.evaluate(`${api}.alarms.create('background-check', { when: Date.now() + 100 });
            document.documentElement.dataset.round === 'running'`);
        await expect.poll(isRunning, { timeout: 30_000, interval: 500 }).toBe(true);
        await settled(now);
        const says = (expression: string) =>
          expect.poll(() => page.evaluate(`${api}.${expression}`), { timeout: 30_000 });
        // Some browsers remove a notification at once, so the test looks at the calls that create them.
        await says("storage.local.get('told')").toMatchObject({ told: { worse: ['discord'], held: [], shown: 1 } });
        if (target === 'chrome') await says('notifications.getAll()').toEqual({ '/service/discord': true });
        // The popup is visible, so the person has seen what got worse. The number was there before the notification.
        await says('action.getBadgeText({})').toBe('');
        await says('action.getTitle({})').toContain('Messengers with problems: 1');
      },
      { extension },
    );
  });
});
