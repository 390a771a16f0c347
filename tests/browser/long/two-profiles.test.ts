import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chromiumArguments } from '../../../scripts/chromium-arguments.ts';
import { startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import type { RunningBrowser } from '../driven-browser.ts';
import { grantedExtension, type Target } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { installedBrowser } from '../installed-browser.ts';
import { openPopupPage, type Popup } from '../popup-page.ts';
import { openSettings } from '../settings-page.ts';
import { hostsOf, type Stage } from '../stage.ts';

/** Starts a browser with its own profile and its own internet. */
async function startProfile(target: Target) {
  const internet = await startInternet();
  const running: RunningBrowser = await (target === 'chrome' ? startChromium({ internet }) : startFirefox(internet));
  const stop = async () => {
    await running.close();
    await internet.stop();
  };
  return { internet, running, stop };
}

it.each<Target>(['chrome', 'firefox'])(
  'in %s, two profiles that check at the same time know nothing of each other, and one deletes only its own',
  async (target) => {
    const extension = await grantedExtension(target);
    const profiles = [await startProfile(target), await startProfile(target)];
    const [, second] = profiles;
    try {
      for (const host of hostsOf('whatsapp')) second?.internet.behave(host, { kind: 'reset-after-client-hello' });
      const opened: (Stage & { readonly popup: Popup })[] = [];
      for (const { running, internet } of profiles) {
        const { browser } = running;
        const { origin } = await running.install(extension);
        const openPopup = async () => openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
        opened.push({ browser, origin, internet, openPopup, popup: await openPopup() });
      }
      await Promise.all(opened.map(({ popup }) => popup.checkNow()));
      const states = () => Promise.all(opened.map(async ({ popup }) => (await popup.service('whatsapp')).state));
      expect(await states()).toEqual(['works', 'blocked']);

      const settings = await Promise.all(opened.map((one) => openSettings(one, 'data')));
      const rounds = () =>
        Promise.all(settings.map(async (one) => (await one.exported()).match(/"kind":"round"/g)?.length ?? 0));
      expect(await rounds()).toEqual([1, 1]);
      await settings[0]?.press('[data-action="delete-everything"]');
      await settings[0]?.press('dialog[open] [data-action="delete-confirm"]');
      await expect.poll(rounds, { timeout: 30_000 }).toEqual([0, 1]);
      const again = await opened[1]?.openPopup();
      expect(await again?.service('whatsapp')).toMatchObject({ state: 'blocked' });
    } finally {
      for (const { stop } of profiles) await stop();
      rmSync(extension.folder, { recursive: true, force: true });
    }
  },
);

/** Chromium's exit code if the profile is in use (`RESULT_CODE_PROFILE_IN_USE`). */
const inUse = 21;

it('a Chromium profile that is opened a second time is refused to the second browser, and the check in the first goes on', async () => {
  const extension = await grantedExtension('chrome');
  const { internet, running, stop } = await startProfile('chrome');
  const { browser, profile } = running;
  try {
    const { origin } = await running.install(extension);
    const openPopup = async () => openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
    const popup = await openPopup();
    const checking = popup.checkNow();
    const again = [...chromiumArguments, '--headless=new', `--user-data-dir=${profile}`, 'about:blank'];
    const second = spawn(installedBrowser('chromium'), again, { stdio: 'ignore' });
    const [code] = await once(second, 'exit');
    expect(code).toBe(inUse);

    await checking;
    expect(await popup.service('whatsapp')).toMatchObject({ state: 'works' });
    const settings = await openSettings({ browser, origin, internet, openPopup }, 'data');
    expect((await settings.exported()).match(/"kind":"round"/g)).toHaveLength(1);
  } finally {
    await stop();
    rmSync(extension.folder, { recursive: true, force: true });
  }
});
