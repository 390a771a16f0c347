import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import { grantedExtension } from '../extension.ts';
import { openPopupPage } from '../popup-page.ts';
import { openSettings } from '../settings-page.ts';
import { trustRoots } from '../trust.ts';

/** Mounts a disk with room for a profile, which needs root. */
function smallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    /** Fills it, so that not a byte is left. */
    fill() {
      for (let bytes = 1 << 20; bytes >= 1; bytes >>= 4) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    empty: () => rmSync(filler),
    unmount() {
      // Works even if the browser still has files open there.
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

it('in Chromium, a check on a full disk ends and says what helps, and the next one is stored once there is room', async () => {
  const disk = smallDisk();
  const internet = await startInternet();
  const extension = await grantedExtension('chrome');
  trustRoots(join(disk.folder, '.pki/nssdb'), [internet.authority.rootPem]);
  const { browser, install, close } = await startChromium({ internet, home: disk.folder });
  try {
    const { origin } = await install(extension);
    const openPopup = async () => openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
    const popup = await openPopup();
    await popup.checkNow();
    const settings = await openSettings({ browser, origin, internet, openPopup }, 'data');
    const rounds = async () => (await settings.exported()).match(/"kind":"round","round":{"at":"[^"]+"/g) ?? [];
    const before: readonly string[] = await rounds();
    expect(before).toHaveLength(1);

    disk.fill();
    await popup.press('check-now');
    await popup.page.waitForFunction(() => /free some space/i.test(document.body.textContent), {
      timeout: 120_000,
      polling: 100,
    });
    await popup.page.waitForFunction(() => document.documentElement.dataset['round'] === 'idle', { polling: 100 });

    disk.empty();
    const again = await openPopup();
    await again.checkNow();
    expect(await again.service('whatsapp')).toMatchObject({ state: 'works' });
    // Chromium 156 itself may delete a database that it opens on a full disk, so earlier rounds are not counted.
    expect((await rounds()).filter((one) => !before.includes(one))).not.toEqual([]);
  } finally {
    await close().catch(() => undefined);
    await internet.stop();
    disk.unmount();
    rmSync(extension.folder, { recursive: true, force: true });
  }
});
