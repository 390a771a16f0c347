import { expect, it } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { onStage } from './shared-stage.ts';

/** Messenger's page names files on another host, Threema's on its own, and BiP's none. */
const settings = { ...defaultSettings, services: ['messenger', 'threema', 'bip'] };

for (const browser of ['chrome', 'firefox'] as const) {
  it(`a long file that a page names is found by its length and read as it is, in ${browser}`, async () => {
    await onStage(browser, async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
      await popup.checkNow();
      const files = internet.traffic.requests.filter(({ path }) => /\.(?:js|css)\b/.test(path));
      const asked = (host: string) => files.filter((one) => one.host === host).map(({ headers }) => headers['range']);
      const twoLengthsAndAPart = ['bytes=0-0', 'bytes=0-0', 'bytes=0-28671'];
      expect(asked('static.xx.fbcdn.net')).toEqual(twoLengthsAndAPart);
      expect(asked('web.threema.ch')).toEqual(twoLengthsAndAPart);
      expect(files).toHaveLength(2 * twoLengthsAndAPart.length);
      // If they were unpacked, nobody could count the bytes that came.
      expect(new Set(files.map(({ headers }) => headers['accept-encoding']))).toEqual(new Set(['identity']));
    });
  });
}
