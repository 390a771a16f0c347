import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { showOwnPage } from '../../../scripts/show-own-page.ts';
import { startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import { type Extension, grantedExtension, type Target } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { openPopupPage } from '../popup-page.ts';

/** Another extension, with a page from which it can send messages. */
function strangeExtension(): Extension {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-stranger-'));
  const manifest = {
    manifest_version: 3,
    name: 'Another extension',
    version: '1',
    browser_specific_settings: { gecko: { id: 'another@extension' } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><h1>Another extension</h1>');
  return { folder, popup: 'page.html', geckoId: undefined };
}

interface Api {
  readonly runtime?: { sendMessage(id: string, message: unknown): Promise<unknown> };
}

/** Tries every way in which one context may reach an extension. Runs in a page. */
async function reachFor([id, origin]: readonly [string, string]): Promise<readonly string[]> {
  const { browser, chrome } = globalThis as { readonly browser?: Api; readonly chrome?: Api };
  const runtime = (browser ?? chrome)?.runtime;
  const request = { request: 'deleteEverything', ask: {} };
  const sent = runtime
    ? await runtime.sendMessage(id, request).then(
        (answer) => `answered: ${JSON.stringify(answer)}`,
        () => 'no answer',
      )
    : 'no way';
  const read = await fetch(`${origin}/manifest.json`).then(
    () => 'a file was read',
    () => 'no file',
  );
  return [sent, read];
}

it.each<Target>(['chrome', 'firefox'])(
  'in %s, neither another extension nor a page can have anything deleted, or read a file of this one',
  async (target) => {
    const internet = await startInternet();
    const extension = await grantedExtension(target);
    const stranger = strangeExtension();
    const running = await (target === 'chrome' ? startChromium({ internet }) : startFirefox(internet));
    try {
      const { browser, install } = running;
      const { origin } = await install(extension);
      const id = target === 'chrome' ? new URL(origin).hostname : 'copy-0@extension';
      const popup = await openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
      await popup.checkNow();

      const theirs = await browser.newPage();
      await showOwnPage(theirs, `${(await install(stranger)).origin}/${stranger.popup}`, 'h1');
      expect(await theirs.evaluate(reachFor, [id, origin] as const)).toEqual(['no answer', 'no file']);

      const site = await browser.newPage();
      await site.goto('https://example.com/');
      expect(await site.evaluate(reachFor, [id, origin] as const)).toEqual(['no way', 'no file']);

      const again = await openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
      expect(await again.service('whatsapp')).toMatchObject({ state: 'works' });
    } finally {
      await running.close();
      await internet.stop();
      for (const { folder } of [extension, stranger]) rmSync(folder, { recursive: true, force: true });
    }
  },
);
