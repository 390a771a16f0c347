import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore, IDBOpenDBRequest, IDBTransaction } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { deleteHistories, openHistory } from '../../src/platform/store/open-history.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { StoreError, storeErrorFrom } from '../../src/platform/store/store-error.ts';
import { observationOf, roundOf } from './records.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await deleteHistories();
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => storeErrorFrom(error).code,
  );

describe('a database of a newer version', () => {
  it('is not opened, and loses nothing', async () => {
    const newer = await openDB(databaseName, 99, {
      upgrade: (database) => void database.createObjectStore('future', { keyPath: 'at' }),
    });
    await newer.put('future', { at: 1, precious: true });
    newer.close();

    await expect(openStore()).rejects.toMatchObject({ name: 'StoreError', code: 'newer-version' });

    const again = await openDB(databaseName, 99);
    expect(await again.getAll('future')).toEqual([{ at: 1, precious: true }]);
    again.close();
  });
});

describe('a full disk', () => {
  it('is reported as full, and loses nothing that was stored before', async () => {
    const store = await openStore();
    await store.putRound(roundOf(1000));
    await store.addObservation(2000, observationOf(2001));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await codeOf(store.addObservation(2000, observationOf(2002)))).toBe('full');
    vi.restoreAllMocks();
    expect((await store.lastRound())?.at).toBe(1000);
    expect(await store.observationsOf(2000)).toEqual([observationOf(2001)]);
  });

  it('leaves the journal of a round that could not be closed, so that the next try loses nothing', async () => {
    const store = await openStore();
    await store.addObservation(1000, observationOf(1001));
    await store.closeRound(roundOf(1000));
    await store.addObservation(1000, observationOf(1002));
    // Adding an existing record fails like a full disk: late, and with its whole transaction.
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(IDBObjectStore.prototype.add);
    expect(await codeOf(store.closeRound(roundOf(1000)))).toBe('failed');
    vi.restoreAllMocks();
    await store.closeRound(roundOf(1000));
    expect(await store.observationsOf(1000)).toEqual([observationOf(1001), observationOf(1002)]);
  });
});

describe('a browser without a history', () => {
  it('is reported as unavailable', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await codeOf(openStore())).toBe('unavailable');
    vi.unstubAllGlobals();
  });

  it.each([
    ['VersionError', 'newer-version'],
    ['QuotaExceededError', 'full'],
    ['SecurityError', 'unavailable'],
    ['InvalidStateError', 'unavailable'],
    ['UnknownError', 'failed'],
  ])('and %s is "%s"', (name, code) => {
    expect(storeErrorFrom(new DOMException('', name)).code).toBe(code);
  });

  it('keeps an error that already has its code', () => {
    const error = new StoreError('full');
    expect(storeErrorFrom(error)).toBe(error);
    expect(storeErrorFrom('anything').code).toBe('failed');
  });
});

describe('a history that never answers', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const atLast = async (work: Promise<unknown>) => {
    const code = codeOf(work);
    await vi.advanceTimersByTimeAsync(300_000);
    return code;
  };

  it('fails when it is opened, and is reopened by the next call', async () => {
    const opening = vi.spyOn(IDBFactory.prototype, 'open').mockReturnValueOnce(new IDBOpenDBRequest());
    expect(await atLast(openHistory())).toBe('failed');
    opening.mockRestore();
    expect(await (await openHistory()).roundsSince(0)).toEqual([]);
  });

  it.each([
    ['a round', (store: Store) => store.putRound(roundOf(1000))],
    ['an observation', (store: Store) => store.addObservation(1000, observationOf(1001))],
    ['records', (store: Store) => store.addRecords([{ kind: 'note', note: { day: '2026-01-01', text: 'a note' } }])],
  ])('fails when %s is written, and is reopened by the next call', async (_what, write) => {
    const first = await openHistory();
    // The fake begins each transaction like this.
    const transactions = IDBTransaction.prototype as unknown as { _start(): void };
    const hang = vi.spyOn(transactions, '_start').mockImplementation(() => undefined);
    expect(await atLast(write(first))).toBe('failed');
    hang.mockRestore();
    expect(await openHistory()).not.toBe(first);
  });
});

describe('the history of the background', () => {
  it('is opened once, and again after it was closed for another connection', async () => {
    const first = await openHistory();
    expect(await openHistory()).toBe(first);
    await first.putRound(roundOf(1000));
    // Deleting a database closes every connection to it, as a newer version or the person's "clear site data" does.
    await new Promise((done, fail) => {
      const request = indexedDB.deleteDatabase(databaseName);
      request.onsuccess = done;
      request.onerror = fail;
    });
    const second = await openHistory();
    expect(second).not.toBe(first);
    await second.putRound(roundOf(2000));
    expect((await second.roundsSince(0)).map(({ at }) => at)).toEqual([2000]);
  });
});
