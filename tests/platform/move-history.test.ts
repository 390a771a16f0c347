import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { deleteHistory, historyExists } from '../../src/platform/store/indexed/folder.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { askToKeepHistory } from '../../src/platform/store/read-rounds.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { observationOf, roundOf } from './records.ts';

/** Buckets that the browser was asked not to remove. */
const kept: string[] = [];

/** Chromium's storage buckets, which Node does not have. */
function haveBuckets(): Map<string, IDBFactory> {
  const folders = new Map<string, IDBFactory>();
  kept.length = 0;
  const storageBuckets = {
    async open(name: string) {
      const folder = folders.get(name) ?? new IDBFactory();
      folders.set(name, folder);
      return { indexedDB: folder, persist: async () => kept.push(name) > 0 };
    },
    keys: async () => [...folders.keys()],
    delete: async (name: string) => void folders.delete(name),
  };
  vi.stubGlobal('navigator', { storageBuckets });
  return folders;
}

const rounds = Array.from({ length: 450 }, (_, index) => roundOf(1000 + index * 60_000));

async function fill(store: Store): Promise<void> {
  for (const round of rounds) await store.closeRound(round);
  await store.putRound(roundOf(90_000_000, { status: 'running' }));
  await store.addObservation(90_000_000, observationOf(90_000_001));
  await store.putNote({ day: '2026-03-01', text: 'the library is shut' });
}

async function expectEverything(store: Store): Promise<void> {
  expect((await store.roundsSince(0)).map(({ at }) => at)).toEqual(rounds.map(({ at }) => at).toReversed());
  expect(await store.runningRound()).toMatchObject({ at: 90_000_000 });
  expect(await store.observationsOf(90_000_000)).toEqual([observationOf(90_000_001)]);
}

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  const store = await openStore();
  await fill(store);
  store.close();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('moves a history from the default folder to the bucket, whole', async () => {
  haveBuckets();
  const store = await openStore();
  await expectEverything(store);
  expect(await indexedDB.databases()).toEqual([]);
  store.close();
});

it('moves it whole where an earlier move was ended before its end', async () => {
  haveBuckets();
  const ended = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementationOnce(() => {
    throw new Error('the browser ended the background');
  });
  await expect(openStore()).rejects.toThrow('history: failed');
  expect(await indexedDB.databases()).toHaveLength(1);
  ended.mockRestore();
  const store = await openStore();
  await expectEverything(store);
  expect(await indexedDB.databases()).toEqual([]);
  store.close();
});

it('asks the browser to keep the bucket, unless no trace is to be left', async () => {
  const folders = haveBuckets();
  fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true };
  await askToKeepHistory();
  expect([...folders.keys()]).toEqual([]);
  fake.values['settings'] = defaultSettings;
  await askToKeepHistory();
  expect(kept).toEqual(['history']);
});

it('deletes the bucket with everything, so that no history exists any more', async () => {
  haveBuckets();
  await openStore();
  await deleteHistory();
  expect(await historyExists()).toBe(false);
});

it('deletes what is left in the default folder also where the bucket cannot be deleted', async () => {
  haveBuckets();
  const { storageBuckets } = navigator as unknown as { storageBuckets: { delete: () => Promise<void> } };
  storageBuckets.delete = async () => {
    throw new Error('the disk is damaged');
  };
  await expect(deleteHistory()).rejects.toThrow('the disk is damaged');
  expect(await indexedDB.databases()).toEqual([]);
});
