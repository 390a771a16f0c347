import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { updateKeys } from '../../src/model/project.ts';
import type { Internet } from '../net/internet.ts';
import { makeKey, signedFile, updateJson } from '../platform/update/signed.ts';
import { type Extension, grantedExtension, type Target } from './extension.ts';
import { openSettings, type SettingsPage } from './settings-page.ts';
import { onStage } from './shared-stage.ts';

const key = makeKey();

/** The build, but with the public half of a key of this test in place of the placeholders. */
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

/** In Chromium nobody can answer the prompt, so the list is at a host to which this copy has access already. */
const listHost = (target: Target) => (target === 'chrome' ? 'line.me' : 'files.example.org');
/** A host that no check of Telegram asked before. */
const newHost = (target: Target) => (target === 'chrome' ? 'zoom.us' : 'web.example.org');

/** A list by which Telegram's page is elsewhere. */
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
  await page.waitForSelector('[data-field="addresses-where"]');
  await choose('[data-field="addresses-where"]', 'other');
  const field = await page.waitForSelector('[data-field="addresses-typed"]');
  await field?.evaluate((input) => {
    (input as HTMLInputElement).value = '';
  });
  await field?.type(url);
  // With the mouse, which browsers require before a permission prompt.
  await page.click('[data-action="addresses-look"]');
}

const asksAt = ({ traffic }: Internet, host: string) => traffic.requests.filter((request) => request.host === host);

describe.each([...targets])('newer addresses in a real browser (%s)', (target) => {
  it('change nothing where what comes is not a list of ours, and the page says why', async () => {
    const extension = await extensionWithKey(target);
    await onStage(
      target,
      async (stage) => {
        const { internet } = stage;
        const host = listHost(target);
        const settings = await openSettings(stage, 'addresses');
        const list = listWith(newHost(target));
        const comes = async (fault: string) => {
          await look(settings, `https://${host}/addresses.txt`);
          await settings.page.waitForSelector(`[data-fault="${fault}"]`, { timeout: 40_000 });
          await settings.says('[data-addresses]', 'which came with this version');
          internet.heal();
          await settings.page.reload();
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
