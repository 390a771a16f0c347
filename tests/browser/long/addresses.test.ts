import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { targets } from '../../../scripts/build.ts';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { updateKeys, updateMirrors } from '../../../src/model/project.ts';
import type { Internet } from '../../net/internet.ts';
import { makeKey, numberFromNow, signedFile, updateJson } from '../../platform/update/signed.ts';
import { type Extension, grantedExtension, type Target } from '../extension.ts';
import { openSettings, type SettingsPage } from '../settings-page.ts';
import { onStage } from '../shared-stage.ts';
import { pictureFile } from '../stage.ts';

const key = makeKey();

/** The build with this test's public key in place of the placeholders. */
async function extensionWithKey(target: Target): Promise<Extension> {
  const extension = await grantedExtension(target);
  const assets = join(extension.folder, 'assets');
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  for (const file of scripts) {
    const text = readFileSync(join(assets, file), 'utf8');
    const keyed = text.replaceAll(updateKeys[1], key.publicKey);
    if (keyed !== text) writeFileSync(join(assets, file), keyed);
  }
  return extension;
}

/** In Chromium nobody can answer the prompt, so the list is on a host to which this copy has access already. */
const listHost = (target: Target) => (target === 'chrome' ? 'line.me' : 'files.example.org');
/** A host that no check of Telegram has used before. */
const newHost = (target: Target) => (target === 'chrome' ? 'zoom.us' : 'web.example.org');

/** A list that puts Telegram's page elsewhere. */
function listWith(host: string): string {
  const services = packaged.services.map((service) => {
    if (service.id !== 'telegram') return service;
    const endpoints = service.endpoints.map(({ addresses: _, ...one }) =>
      one.id === 'web' ? { ...one, url: `https://${host}/k/`, hstsPreloaded: true } : one,
    );
    return { ...service, endpoints };
  });
  return signedFile(updateJson({ services }), key);
}

async function look({ page, choose }: SettingsPage, url: string): Promise<void> {
  await page.bringToFront();
  await page.waitForSelector('[data-action="addresses-where"]');
  await choose('[data-action="addresses-where"]', 'other');
  const field = await page.waitForSelector('[data-field="addresses-typed"]');
  await field?.evaluate((input) => {
    (input as HTMLInputElement).value = '';
  });
  await field?.type(url);
  // Clicked with the mouse, which browsers require before a permission prompt.
  await page.click('[data-action="addresses-look"]');
}

const asksForList = ({ traffic }: Internet) => traffic.requests.filter(({ path }) => path.endsWith('addresses.txt'));
const asksAt = ({ traffic }: Internet, host: string) => traffic.requests.filter((request) => request.host === host);

const onlyTelegram = `(globalThis.browser ?? chrome).storage.local.get('settings').then(({ settings }) =>
  (globalThis.browser ?? chrome).storage.local.set({ settings: { ...settings, services: ['telegram'] } }))`;

describe.each([...targets])('newer addresses in a real browser (%s)', (target) => {
  it('are requested only by a click, shown, used by the next check, and left again', async () => {
    const extension = await extensionWithKey(target);
    await onStage(
      target,
      async (stage) => {
        const { internet } = stage;
        const popup = await stage.openPopup();
        await popup.page.evaluate(onlyTelegram);
        await popup.checkNow();
        const settings = await openSettings(stage, 'addresses');
        await settings.says('[data-addresses]', 'which came with this version');
        expect(asksForList(internet)).toEqual([]);
        expect(Object.values(updateMirrors).flatMap((url) => asksAt(internet, new URL(url).hostname))).toEqual([]);

        const url = `https://${listHost(target)}/addresses.txt`;
        internet.behave(listHost(target), { kind: 'answer', status: 200, body: listWith(newHost(target)) });
        await look(settings, url);
        await settings.says('.summary li', newHost(target));
        await settings.page.screenshot({ path: pictureFile(`addresses-${target}`) });
        const [asked, ...more] = asksForList(internet);
        expect(more).toEqual([]);
        for (const header of ['cookie', 'referer', 'origin', 'authorization', 'if-none-match'])
          expect(asked?.headers).not.toHaveProperty(header);
        expect(asked?.headers).toMatchObject({ 'cache-control': 'no-cache' });
        await settings.says('[data-addresses]', 'which came with this version');

        internet.heal();
        internet.traffic.forget();
        await settings.page.click('[data-action="addresses-use"]');
        await settings.says('.done', 'The next check uses this list.');
        await settings.says('[data-addresses]', 'signed on');
        expect(asksForList(internet)).toEqual([]);
        await stage.openPopup().then(({ checkNow }) => checkNow());
        expect(asksAt(internet, newHost(target)).length).toBeGreaterThan(0);
        const data = await openSettings(stage, 'data');
        expect(await data.exported()).toContain(`"catalogue":${numberFromNow(1)}`);

        await settings.page.bringToFront();
        await settings.press('[data-action="addresses-back"]');
        await settings.says('[data-addresses]', 'which came with this version');
        internet.traffic.forget();
        await stage.openPopup().then(({ checkNow }) => checkNow());
        expect(asksAt(internet, newHost(target))).toEqual([]);
        expect(asksAt(internet, 'web.telegram.org').length).toBeGreaterThan(0);
      },
      { extension },
    );
  });

  it('change nothing if the answer is not a list of ours, and the page says why', async () => {
    const extension = await extensionWithKey(target);
    await onStage(
      target,
      async (stage) => {
        const { internet } = stage;
        const host = listHost(target);
        const list = listWith(newHost(target));
        const comes = async (fault: string) => {
          const settings = await openSettings(stage, 'addresses');
          await look(settings, `https://${host}/addresses.txt`);
          await settings.page.waitForSelector(`[data-fault="${fault}"]`, { timeout: 40_000 });
          await settings.says('[data-addresses]', 'which came with this version');
          internet.heal();
          await settings.page.close();
        };
        internet.behave(host, { kind: 'answer', status: 200, body: `${list.slice(0, -2)} }` });
        await comes('signature');
        internet.behave(host, { kind: 'answer', status: 200, body: '<!doctype html>\n<p>Please sign in.' });
        await comes('signature');
        internet.behave(host, { kind: 'answer', status: 404 });
        await comes('status');
        const elsewhere = { location: 'https://elsewhere.example.net/addresses.txt' };
        internet.behave(host, { kind: 'answer', status: 302, headers: elsewhere });
        await comes('redirect');
        expect(asksAt(internet, 'elsewhere.example.net')).toEqual([]);
        internet.behave(host, { kind: 'large-body', bytes: 10_000_000 });
        await comes('too-long');
        internet.behave(host, { kind: 'stream-forever' });
        await comes('too-long');
        const bomb = {
          status: 200,
          headers: { 'content-encoding': 'gzip' },
          body: gzipSync(Buffer.alloc(100_000_000)),
        };
        internet.behave(host, { kind: 'answer', ...bomb });
        await comes('too-long');
        internet.behave(host, { kind: 'reset-after-request' });
        await comes('unreachable');
        internet.behave(host, { kind: 'hang-after-head' });
        await comes('slow');
      },
      { extension },
    );
  });
});
