import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import { deviceCode, readDeviceCode } from '../../src/history/comparison/device-code.ts';
import { keyboardOf } from './keyboard.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';

const families = { chrome: ['Chromium', 'Firefox'], firefox: ['Firefox', 'Chromium'] } as const;

/** Everything that the extension stores outside its history. Runs inside the page. */
const keptValues = `(async () => {
  const { local, session } = (globalThis.browser ?? chrome).storage;
  return JSON.stringify([await local.get(null), await session.get(null), { ...localStorage }, { ...sessionStorage }]);
})()`;

describe.each([...targets])('in %s', (target) => {
  it('a code typed on the keyboard says that only this browser fails, and is stored nowhere', async () => {
    const [own, other] = families[target];
    await onStage(target, async ({ browser, origin, internet, openPopup }) => {
      for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
      const { page: popup, checkNow } = await openPopup();
      await checkNow();
      await popup.$eval('[data-service="discord"] .row-toggle', (row) => (row as HTMLElement).click());
      await popup.waitForSelector('[data-service="discord"] [data-action="compare"]');
      const link = await popup.$eval('[data-action="compare"]', (one) => (one as HTMLAnchorElement).href);
      expect(link).toBe(`${origin}/src/pages/dashboard/index.html#/compare`);

      const page = await browser.newPage();
      await showOwnPage(page, link, '.device-code');
      await page.bringToFront();
      const written = await page.$eval('.device-code', (code) => code.textContent ?? '');
      const known = services.map(({ id }) => id);
      const read = readDeviceCode(written, known, Date.now());
      expect(read).toMatchObject({ browser: own, kind: 'unknown', whole: true, hasUnknown: false });
      expect(read && 'services' in read && read.services.get('discord')?.get('web')).toBe('fails');

      const before = (await page.evaluate(keptValues)) as string;
      const works = new Map([['web', 'works'] as const, ['messages', 'works'] as const]);
      const code = deviceCode({
        browser: other,
        kind: 'unknown',
        at: Date.now(),
        whole: true,
        services: new Map([['discord', works]]),
      });
      const keys = keyboardOf(page);
      await keys.tabTo('[data-field="device-code"]');
      await page.keyboard.type(code);
      await page.waitForSelector('[data-pair="told"] [data-case="unclear"]');
      await keys.tabTo('input[value="unknown"]');
      // The choices wrap around.
      await keys.press('ArrowDown');
      await page.waitForSelector('[data-pair="told"] [data-case="browsers"][data-better="there"]');
      expect(await page.$$eval('[data-told]', (cells) => cells.length)).toBeGreaterThan(0);
      expect(await keys.tabThrough()).toEqual([]);
      // Firefox draws no focus ring in a background window, which a headless one always is.
      if (target === 'chrome') expect(keys.faults).toEqual([]);
      expect(await page.evaluate(keptValues)).toBe(before);

      const again = await browser.newPage();
      await showOwnPage(again, link, '.device-code');
      expect(await again.$eval('textarea', (field) => field.value)).toBe('');
    });
  });
});
