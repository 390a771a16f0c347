import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { unhealthy } from '../only-site.ts';
import { openSettings } from './settings-page.ts';
import { onStage } from './shared-stage.ts';

/** Without the first line, which has the time of the export. */
const recordsOf = (file: string): unknown => JSON.parse(file).records;

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'history.json');
  writeFileSync(file, text);
  return file;
}

describe.each([...targets])('the settings in a real browser (%s)', (target) => {
  it('open as the options page of the extension, and change language and colours of the whole page at once', async () => {
    await onStage(target, async (stage) => {
      const { page } = await stage.openPopup();
      await page.evaluate('(globalThis.browser ?? chrome).runtime.openOptionsPage()');
      // Firefox does not tell its driver the address of a page that an extension opened, but the page knows it.
      const addresses = async () =>
        Promise.all((await stage.browser.pages()).map((one) => one.evaluate(() => location.href)));
      await expect
        .poll(addresses, { timeout: 30_000 })
        .toContain(`${stage.origin}/src/pages/dashboard/index.html#/settings`);

      const settings = await openSettings(stage, 'appearance');
      await settings.choose('[data-action="theme"]', 'dark');
      await settings.page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(22, 24, 29)', {
        polling: 100,
      });
      await settings.choose('[data-action="language"]', 'fa');
      await settings.page.waitForSelector('html[lang="fa"][dir="rtl"]');
      await settings.says('.setting label', 'بررسی در پس‌زمینه');
    });
  });

  it('export results, delete them, and import them with no change but a mark', async () => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      await popup.checkNow();
      const settings = await openSettings(stage, 'data');
      const before = await settings.exported();
      expect(before.match(/"kind":"round"/g)).toHaveLength(1);

      await settings.press('[data-action="delete-everything"]');
      await settings.press('dialog[open] [data-action="delete-confirm"]');
      await expect.poll(() => settings.exported()).not.toContain('"kind":"round"');

      const input = await settings.page.waitForSelector('[data-action="import"]');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(fileOf(before));
      await settings.says('.summary', '1 new check');
      await settings.press('[data-action="import-confirm"]');
      await settings.says('.done', '2 entries were added.');
      const after = await settings.exported();
      expect(after).toContain('"imported":true');
      expect(recordsOf(after.replaceAll(/"imported":true,|,"imported":true/g, ''))).toEqual(recordsOf(before));
    });
  });

  it('add a messenger by its address, and the next check tests it', async () => {
    // Firefox grants any access here; in Chromium the host is one that this copy of the build has access to.
    const address = target === 'chrome' ? 'https://zoom.us/' : 'https://chat.example.org/';
    await onStage(
      target,
      async (stage) => {
        const popup = await stage.openPopup();
        const settings = await openSettings(stage, 'apps');
        await settings.page.bringToFront();
        await settings.press('[data-action="own"] > summary');
        await settings.page.type('[data-field="own-name"]', 'Our chat');
        await settings.page.type('[data-field="own-address"]', address);
        // Clicked with the mouse, which browsers require before a permission prompt.
        await settings.page.click('[data-action="add-own"]');
        await settings.says('.own [role="status"]', 'Our chat was added');
        await popup.page.bringToFront();
        const { services } = await popup.checkNow();
        expect(services.find(({ service }) => service?.startsWith('custom-'))?.state).toBe('works');
      },
      { shipped: target === 'firefox' },
    );
  });

  it('leave no trace of a check on the disk with "Leave no trace"', async () => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      const settings = await openSettings(stage, 'data');
      await settings.press('[data-action="leave-no-trace"]');
      await settings.page.waitForSelector('[data-action="leave-no-trace"][aria-checked="true"]');
      const { services } = await popup.checkNow();
      expect(unhealthy(services)).toEqual([]);
      expect(await settings.exported()).toContain('"kind":"round"');

      expect(await settings.page.evaluate(`(${String(storedOnDisk)})()`)).toEqual({ local: ['settings'], entries: 0 });
    });
  });
});

/** The stored data of the extension: names of values, and entries of its databases. Runs in the page. */
async function storedOnDisk() {
  const api = globalThis as unknown as { browser?: Storage; chrome: Storage };
  const local = await (api.browser ?? api.chrome).storage.local.get();
  const { storageBuckets: buckets } = navigator as {
    storageBuckets?: { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
  };
  const folders = [indexedDB];
  for (const bucket of (await buckets?.keys()) ?? [])
    folders.push((await buckets?.open(bucket))?.indexedDB ?? indexedDB);
  const databases = await Promise.all(
    folders.map(async (folder) => (await folder.databases()).map(({ name = '' }) => ({ folder, name }))),
  );
  let entries = 0;
  for (const { folder, name } of databases.flat()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = folder.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      entries += await new Promise<number>((resolve) => {
        const request = database.transaction(store).objectStore(store).count();
        request.onsuccess = () => resolve(request.result);
      });
    }
    database.close();
  }
  return { local: Object.keys(local), entries };
}

interface Storage {
  readonly storage: { readonly local: { get(): Promise<object> } };
}
