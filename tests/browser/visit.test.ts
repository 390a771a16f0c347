import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';

const host = 'web.telegram.org';

describe.each([...targets])('in %s, a page that did not open in a check', (target) => {
  it('is opened in a tab on a click, as the browser itself does, and only the outcome is told', async () => {
    await onStage(target, async ({ browser, origin, internet, openPopup }) => {
      for (const one of hostsOf('telegram')) internet.behave(one, { kind: 'reset-after-client-hello' });
      await browser.setCookie({ name: 'login', value: 'secret', domain: host, secure: true });
      const popup = await openPopup();
      await popup.checkNow();
      const blocked = await popup.service('telegram');
      expect(blocked).toMatchObject({ state: 'blocked' });

      const page = await browser.newPage();
      await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#/service/telegram`, '[data-step="as-tab"]');
      const visit = async () => {
        internet.traffic.forget();
        await page.$eval('[data-action="open-as-tab"]', (button) => (button as HTMLElement).click());
        // The new tab is in front, and a browser does not paint hidden pages.
        const told = await page.waitForFunction(
          () => {
            const outcome = document.querySelector<HTMLElement>('[data-visited]')?.dataset['visited'];
            return outcome !== 'waiting' && outcome;
          },
          { timeout: 45_000, polling: 100 },
        );
        return told.jsonValue();
      };
      expect(await visit()).toBe('connection_reset');

      internet.heal();
      expect(await visit()).toBe('opened');
      const [asked] = internet.traffic.requests.filter((one) => one.host === host);
      expect(asked?.headers).toMatchObject({ cookie: 'login=secret', 'sec-fetch-dest': 'document' });
      expect(asked?.headers['origin'] ?? asked?.headers['referer']).toBeUndefined();

      internet.behave(host, { kind: 'answer', status: 503 });
      expect(await visit()).toBe('http_request_failed');
      expect(await popup.service('telegram')).toEqual(blocked);
    });
  });
});
