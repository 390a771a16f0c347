import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Internet, startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import type { RunningBrowser } from '../driven-browser.ts';
import { grantedExtension, type Target } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { openPopupPage } from '../popup-page.ts';

/** What a failing disk leaves of the files in a folder. */
const damages: Readonly<Record<string, (file: string) => void>> = {
  'other bytes': (file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a)),
  'nothing in them': (file) => truncateSync(file, 0),
};

/** The files of the history in a profile. Firefox has a second database, of `storage.local`, which is not damaged. */
const histories: Readonly<Record<Target, RegExp>> = {
  chrome: /IndexedDB/,
  firefox: /moz-extension\+\+\+[\da-f-]+\/idb\//,
};

function filesOf(profile: string, target: Target): string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => histories[target].test(name))
    .map((name) => join(profile, name))
    .filter((file) => statSync(file).isFile());
}

/** Starts a browser, with the profile of an ended one if given. */
async function start(target: Target, internet: Internet, ended?: RunningBrowser): Promise<RunningBrowser> {
  if (target === 'chrome') return startChromium({ internet, ...(ended ? { home: dirname(ended.profile) } : {}) });
  return startFirefox(internet, ended ? { profile: ended.profile } : {});
}

describe.each<Target>(['chrome', 'firefox'])('in %s', (target) => {
  it.each(Object.entries(damages))(
    'a history whose files have %s is reported as lost, and the next check is made and stored',
    async (_name, damage) => {
      const internet = await startInternet();
      const extension = await grantedExtension(target);
      const first = await start(target, internet);
      const openerIn = async ({ browser, install }: RunningBrowser) => {
        const { origin } = await install(extension);
        return async () => openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
      };
      await (await (await openerIn(first))()).checkNow();
      await first.browser.close();
      const files = filesOf(first.profile, target);
      expect(files).not.toEqual([]);
      for (const file of files) damage(file);

      const second = await start(target, internet, first);
      try {
        const openPopup = await openerIn(second);
        const popup = await openPopup();
        await popup.page.waitForFunction(() => document.body.textContent.includes('removed your earlier results'));
        await popup.checkNow();
        expect(await popup.service('whatsapp')).toMatchObject({ state: 'works' });
        const again = await openPopup();
        await again.page.waitForSelector('[data-service="whatsapp"]');
        expect(await again.service('whatsapp')).toMatchObject({ state: 'works' });
      } finally {
        await second.close();
        await internet.stop();
      }
    },
  );
});
