import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import { grantedExtension } from '../extension.ts';
import { openPopupPage } from '../popup-page.ts';

/** What a failing disk leaves of the files in a folder. */
const damages: Readonly<Record<string, (file: string) => void>> = {
  'other bytes': (file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a)),
  'nothing in them': (file) => truncateSync(file, 0),
};

function filesOf(profile: string): string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => /indexeddb/i.test(name))
    .map((name) => join(profile, name))
    .filter((file) => statSync(file).isFile());
}

it.each(Object.entries(damages))(
  'in Chromium, a history whose files have %s is told as lost, and the next check is made and stored',
  async (_name, damage) => {
    const internet = await startInternet();
    const extension = await grantedExtension('chrome');
    const first = await startChromium({ internet });
    const popupOf = async ({ browser, install }: typeof first) => {
      const { origin } = await install(extension);
      return openPopupPage(await browser.newPage(), `${origin}/src/pages/popup/index.html`);
    };
    await (await popupOf(first)).checkNow();
    await first.browser.close();
    const files = filesOf(first.profile);
    expect(files).not.toEqual([]);
    for (const file of files) damage(file);

    const second = await startChromium({ internet, home: first.home });
    try {
      const popup = await popupOf(second);
      await popup.page.waitForFunction(() => document.body.textContent.includes('removed your earlier results'));
      await popup.checkNow();
      expect(await popup.service('whatsapp')).toMatchObject({ state: 'works' });
      await popup.page.reload();
      await popup.page.waitForSelector('[data-service="whatsapp"]');
      expect(await popup.service('whatsapp')).toMatchObject({ state: 'works' });
    } finally {
      await second.close();
      await internet.stop();
    }
  },
);
