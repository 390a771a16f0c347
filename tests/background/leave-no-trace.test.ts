import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { sessionStore } from '../../src/platform/store/session/session-store.ts';
import { events, fake, resetFake } from '../fake-extension.ts';
import { waitFor } from '../wait-for.ts';

const ask = (request: string, ask: unknown) =>
  new Promise((respond) => events.message.fire({ request, ask }, { id: 'fake-id' }, respond));

/** A check of servers that all answer, during which the person switches "Leave no trace". */
async function switchDuringCheck(to: boolean): Promise<void> {
  fake.values['settings'] = { ...defaultSettings, services: ['viber'], leaveNoTrace: !to };
  let asked = 0;
  let switched: Promise<unknown> | undefined;
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('_locales')) return new Response(readFileSync('public/_locales/en/messages.json'));
    if (++asked === 3) switched = ask('leaveNoTrace', { on: to });
    const answer = { url, requestId: url, tabId: -1, statusCode: 200, ip: '203.0.113.7', responseHeaders: [] };
    setTimeout(() => events.responseStarted.fire(answer));
    return new Response();
  });
  expect(await ask('startRound', {})).toEqual({ ok: 'started' });
  await waitFor(() => expect(switched).toBeDefined());
  expect(await switched).toEqual({ ok: 'chosen' });
  expect(fake.values['settings']).toMatchObject({ leaveNoTrace: to });
}

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('self', new EventTarget());
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true, locks: navigator.locks });
  vi.resetModules();
  await import('../../src/background/firefox.ts');
});

afterEach(() => vi.unstubAllGlobals());

describe('a running check', () => {
  it('is stopped when "Leave no trace" is switched off, and nothing of it is written to the disk', async () => {
    await switchDuringCheck(false);
    expect(await sessionStore().lastRound()).toMatchObject({ status: 'stopped' });
    expect(fake.sessionValues).toHaveProperty('dataUse');
    expect(Object.keys(fake.values)).toEqual(['settings']);
    const disk = await openStore();
    expect([await disk.runningRound(), await disk.lastRound()]).toEqual([undefined, undefined]);
  });

  it('is stopped when "Leave no trace" is switched on, and stays where it began', async () => {
    await switchDuringCheck(true);
    expect(fake.sessionValues).toEqual({});
    const disk = await openStore();
    expect([await disk.runningRound(), (await disk.lastRound())?.status]).toEqual([undefined, 'stopped']);
  });
});
