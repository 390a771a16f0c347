import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { unhealthy } from '../only-site.ts';
import type { DrivenBrowser } from './driven-browser.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf, pictureFile } from './stage.ts';

/** Opens a page of the dashboard and waits for it. */
async function openDashboard({ browser, origin }: DrivenBrowser, route: string): Promise<Page> {
  const page = await browser.newPage();
  await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#${route}`, 'main h1');
  await page.bringToFront();
  return page;
}

const attribute = (page: Page, selector: string, name: string) =>
  page.$eval(selector, (element, wanted) => element.getAttribute(wanted) ?? '', name);

const press = (page: Page, selector: string) => page.$eval(selector, (element) => (element as HTMLElement).click());

/** Captures the file that the page saves. */
const catchFile = `(() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => { globalThis.caught = text; });
    return make(blob);
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) click.call(this);
  };
})()`;

describe.each([...targets])('in %s', (target) => {
  it('the dashboard shows what a check found, by mouse, by keyboard, as a table and as a file, and knows no other route', async () => {
    await onStage(target, async (stage) => {
      for (const host of hostsOf('discord')) stage.internet.behave(host, { kind: 'reset-after-client-hello' });
      const { checkNow } = await stage.openPopup();
      const { network, services } = await checkNow();
      expect(network).toBe('online');
      const reset = { service: 'discord', state: 'blocked', cause: 'tls', manner: 'reset', confidence: 'likely' };
      expect(unhealthy(services)).toMatchObject([reset]);
      const page = await openDashboard(stage, '/');
      expect(await attribute(page, '[data-service="discord"]', 'data-state')).toBe('blocked');
      expect(await attribute(page, '[data-service="discord"]', 'data-manner')).toBe('reset');
      expect(await attribute(page, 'html', 'data-network')).toBe('online');

      await page.waitForSelector('[data-bar="discord"]');
      expect(await attribute(page, '[data-bar="discord"]', 'aria-valuetext')).toContain('Blocked');
      await page.focus('[data-bar="discord"]');
      await page.keyboard.press('ArrowLeft');
      expect(await attribute(page, '[data-bar="discord"]', 'aria-valuetext')).toContain('no check');
      await page.keyboard.press('End');
      await page.screenshot({ path: pictureFile(`dashboard-${target}`) });

      await press(page, '[data-chart="over-time"] [data-action="table"]');
      expect(await page.$eval('.scroll tbody td', (cell) => cell.textContent)).toContain('fine');
      await press(page, '[data-chart="over-time"] [data-action="table"]');
      await page.evaluate(catchFile);
      await press(page, '[data-chart="over-time"] [data-action="csv"]');
      await page.waitForFunction('globalThis.caught');
      expect(await page.evaluate('globalThis.caught')).toMatch(/\r\ndiscord,Discord,[^\r]*,blocked,1\r\n/);

      await page.focus('[data-bar="discord"]');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-round-at] a');
      await press(page, '[data-round-at] a');
      await page.waitForSelector('.verdicts [data-service="discord"][data-manner="reset"]');

      await page.evaluate(() => {
        location.hash = '/service/<script>alert(1)</script>';
      });
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'There is no such page', {
        polling: 100,
      });
      await press(page, 'main a');
      await page.waitForSelector('[data-action="check-now"]');
    });
  });

  it('a note and a named network are stored and shown at once', async () => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      await popup.checkNow();
      const page = await openDashboard(stage, '/compare');
      await page.waitForSelector('[data-action="name-networks"]');
      await press(page, '[data-action="name-networks"]');
      await page.waitForSelector('[data-field="new-network"]');
      await page.focus('[data-field="new-network"]');
      await page.keyboard.type('Home');
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        () => {
          const here = document.querySelector<HTMLSelectElement>('[data-action="current-network"]');
          return here?.selectedOptions[0]?.textContent === 'Home';
        },
        { polling: 100 },
      );
      await page.evaluate('history.back()');
      await popup.checkNow();
      await page.waitForFunction(
        () => document.querySelectorAll('[data-service="signal"] [data-result="works"]').length === 2,
        { polling: 100 },
      );

      const history = await openDashboard(stage, '/history');
      await press(history, 'input[value="notes"]');
      await history.waitForSelector('.notes > [data-action="add-note"]');
      await press(history, '.notes > [data-action="add-note"]');
      await history.waitForSelector('dialog[open] [data-action="note-text"]');
      await history.focus('[data-action="note-text"]');
      await history.keyboard.type('power cut');
      await press(history, '[data-action="note-save"]');
      await history.waitForSelector('.notes li[data-note]');
      expect(await history.$eval('.notes li', (item) => item.textContent)).toContain('power cut');
    });
  });
});
