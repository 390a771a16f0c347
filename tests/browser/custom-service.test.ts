import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CustomService } from '../../src/model/custom-service.ts';
import { draftCustomService } from '../../src/model/own-address.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { type Extension, grantedExtension } from './extension.ts';
import type { Popup } from './popup-page.ts';
import { onStage } from './shared-stage.ts';

function custom(address: string, anyAnswer = false): CustomService {
  const drafted = draftCustomService({ name: 'Our chat', address, anyAnswer }, '2026-11-25', []);
  if (!drafted.accepted) throw new Error(drafted.refusal);
  return drafted.custom;
}

/** The stored settings of a person who added these services and switched all others off. */
const checking = (...own: readonly CustomService[]): Settings => ({
  ...defaultSettings,
  services: own.map(({ id }) => id),
  custom: own,
});

async function store(popup: Popup, settings: Settings): Promise<void> {
  await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
  await popup.page.waitForSelector(`[data-service="${settings.services?.[0]}"], [data-action="check-now"]`);
}

/** A copy of the build that has access to these hosts as well, since a test cannot answer the prompt. */
async function withAccessTo(...hosts: readonly string[]): Promise<Extension> {
  const extension = await grantedExtension('chrome');
  const file = join(extension.folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions.push(...hosts.flatMap((host) => [`https://${host}/*`, `wss://${host}/*`]));
  writeFileSync(file, JSON.stringify(manifest));
  return extension;
}

describe('a custom service', () => {
  it('is checked like any other in Chromium', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      // A host that this copy of the build has access to, since a test cannot answer the prompt.
      const page = custom('https://zoom.us/');
      const socket = custom('wss://gateway.discord.gg/?v=10');
      const popup = await openPopup();
      await store(popup, checking(page, socket));
      const { services } = await popup.checkNow();
      expect(services.map(({ service, state }) => [service, state])).toEqual(
        expect.arrayContaining([
          [page.id, 'works'],
          [socket.id, 'works'],
        ]),
      );
      expect(services).toHaveLength(2);
      const sent = internet.traffic.requests.map(({ path, headers }) => JSON.stringify([path, headers]));
      expect(sent.length).toBeGreaterThan(5);
      expect(sent.filter((text) => /Our.{0,3}chat/i.test(text))).toEqual([]);

      internet.disconnect();
      internet.behave('zoom.us', { kind: 'reset-after-client-hello' });
      internet.behave('gateway.discord.gg', { kind: 'websocket-refused', status: 401 });
      await popup.checkNow();
      expect(await popup.service(page.id)).toMatchObject({ state: 'blocked', cause: 'tls', manner: 'reset' });
      // A channel that requires a login says nothing about the network.
      expect(['works', 'unsure']).toContain((await popup.service(socket.id)).state);
    });
  });

  it('may be on another port or at an address, and answer with an error', async () => {
    const extension = await withAccessTo('203.0.113.7', '[2001:db8::1]');
    await onStage(
      'chrome',
      async ({ internet, openPopup }) => {
        const [strict, lenient] = [custom('https://zoom.us:8443/'), custom('https://zoom.us:8444/', true)];
        const [v4, v6] = [custom('203.0.113.7:8443', true), custom('[2001:db8::1]')];
        const [named, numbered] = [custom('wss://gateway.discord.gg/?v=10'), custom('wss://[2001:db8::1]:8443/')];
        internet.behave('zoom.us', { kind: 'answer', status: 503 });
        const popup = await openPopup();
        await store(popup, checking(strict, lenient, v4, v6, named, numbered));
        await popup.checkNow();
        expect(await popup.service(strict.id)).toMatchObject({ state: 'unsure' });
        expect(await popup.service(lenient.id)).toMatchObject({ state: 'works' });
        expect(await popup.service(named.id)).toMatchObject({ state: 'works' });
        // The tests' servers have certificates for names only.
        for (const { id } of [v4, v6, numbered]) expect(await popup.service(id)).toMatchObject({ state: 'unsure' });
      },
      { extension },
    );
  });

  it('needs access only to its own host in Firefox, and is checked once access is granted', async () => {
    await onStage(
      'firefox',
      async ({ internet, openPopup }) => {
        const page = custom('https://chat.example.org:8443/health');
        const socket = custom('wss://live.example.org/socket');
        const popup = await openPopup();
        await store(popup, checking(page, socket));
        await popup.click('check-now');
        const { services } = await popup.settled(0);
        expect(services.map(({ state }) => state)).toEqual(['works', 'works']);
        expect(internet.traffic.requests.map(({ host, path }) => `${host}${path}`)).toEqual(
          expect.arrayContaining(['chat.example.org/health', 'live.example.org/socket']),
        );
        const granted = (await popup.page.evaluate(
          '(async () => (await browser.permissions.getAll()).origins)()',
        )) as string[];
        expect(granted).toEqual(expect.arrayContaining(['https://chat.example.org/*', 'wss://live.example.org/*']));
        expect(granted.filter((pattern) => pattern.includes('://*/'))).toEqual([]);
      },
      { shipped: true },
    );
  });

  it('can be given access in Chromium over https and wss, but not over plain http', async () => {
    await onStage(
      'chrome',
      async ({ openPopup }) => {
        const popup = await openPopup();
        const ask = (origin: string) =>
          popup.page.evaluate(
            (pattern) =>
              Promise.race([
                (
                  globalThis as unknown as { chrome: { permissions: { request(asked: object): Promise<boolean> } } }
                ).chrome.permissions
                  .request({ origins: [pattern] })
                  .then(String, (error: Error) => error.message),
                new Promise<string>((answer) => setTimeout(() => answer('the person is asked'), 2000)),
              ]),
            origin,
          );
        expect(await ask('http://chat.example.org/*')).toMatch(/manifest/);
        expect(await ask('wss://chat.example.org/*')).toBe('the person is asked');
        expect(await ask('https://chat.example.org/*')).toBe('the person is asked');
      },
      { shipped: true },
    );
  });
});
