import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { openPopupPage } from './popup-page.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf, pictureFile } from './stage.ts';

describe.each([...targets])('in %s', (target) => {
  it('the language chosen on the welcome page is used by the popup and the toolbar button', async () => {
    await onStage(target, async ({ browser, internet, origin }) => {
      for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
      const popup = await openPopupPage(await browser.newPage(), `${origin}/src/pages/popup/index.html`);
      const welcome = await browser.newPage();
      await showOwnPage(welcome, `${origin}/src/pages/welcome/index.html`, '[data-action="language"]');
      await welcome.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('[data-action="language"]');
        if (!select) return;
        select.value = 'fa';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await welcome.waitForSelector('html[lang="fa"][dir="rtl"]');
      expect(await welcome.$eval('h1', (title) => title.textContent)).toContain('پیام‌رسان‌ها کار می‌کنند');
      await welcome.close();

      await popup.page.waitForSelector('html[lang="fa"][dir="rtl"]');
      await popup.checkNow();
      // A screenshot of a hidden page can take a minute.
      await popup.page.bringToFront();
      await popup.page.screenshot({ path: pictureFile(`${target}-persian`) });
      expect(await popup.page.$eval('h1', (title) => title.textContent)).toContain('اینجا باز نمی‌شود');
      expect(await popup.page.evaluate('(globalThis.browser ?? chrome).action.getTitle({})')).toContain(
        'پیام‌رسان‌های دارای مشکل: ۱',
      );
    });
  });
});
