import '../platform/fake-extension.ts';
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/core/settings.ts';
import { openStore } from '../../src/platform/indexed-store.ts';
import type { Store } from '../../src/platform/store.ts';
import { events, fake, resetFake } from '../platform/fake-extension.ts';
import { roundOf, verdictOf } from '../platform/records.ts';
import { fakeRounds } from './fake-round.ts';

vi.mock('../../src/background/round.ts', async () => ({
  runRound: (await import('./fake-round.ts')).fakeRunRound,
}));

const minuteMs = 60_000;
const hourly = { ...defaultSettings, background: true, everyMinutes: 60, backgroundSince: 1 } as const;
let store: Store;

/** The browser starts the background. What an earlier one listened to is heard no more. */
async function wake(): Promise<void> {
  for (const { listeners } of Object.values(events)) listeners.clear();
  vi.resetModules();
  await import('../../src/background/main.ts');
}

const ring = (name: string) => Promise.all(events.alarm.fire({ name }));

beforeEach(async () => {
  resetFake();
  fakeRounds.length = 0;
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true });
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/_locales/en/messages.json')));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the next background check', () => {
  beforeEach(async () => {
    fake.values['settings'] = hourly;
    await store.closeRound(roundOf(Date.now() - 20 * minuteMs));
  });

  it('is planned again as soon as the background runs after an update, which takes every alarm away', async () => {
    await wake();
    await vi.waitFor(() => expect(fake.alarms).toHaveProperty('background-check'));
    const { delayInMinutes } = fake.alarms['background-check'] ?? {};
    expect(delayInMinutes).toBeGreaterThan(39);
    expect(delayInMinutes).toBeLessThan(47);
  });

  it('is not put off when something else wakes the background', async () => {
    const planned = { delayInMinutes: 1 };
    fake.alarms['background-check'] = planned;
    await wake();
    await ring('tell-held');
    await new Promise((soon) => setTimeout(soon, 50));
    expect(fake.alarms['background-check']).toBe(planned);
  });
});

describe('the toolbar', () => {
  it.each(['startup', 'installed'] as const)('shows the last result again after: %s', async (happened) => {
    await store.closeRound(roundOf(1, { verdicts: [{ ...verdictOf('telegram', 1), state: 'blocked' }] }));
    await wake();
    await Promise.all(events[happened].fire({ reason: 'update' }));
    expect(fake.button).toMatchObject({ icon: '/icons/blocked-16.png', badge: '' });
  });
});
