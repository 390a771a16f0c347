import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addCounts } from '../store/add-counts.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { readLogEntries } from '../store/log.ts';
import { openStore } from '../store/open-store.ts';
import { deleteCountsBefore, type Part, readCountries, readDays, readSlots } from '../store/read-counts.ts';
import { readSnapshots, storeSnapshots } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { newStore } from './new-store.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { sampleCount } from './sample-count.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const folders: string[] = [];
const freshFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-store-'));
  folders.push(folder);
  return folder;
};

const opened: Store[] = [];
const open = async (location: string) => {
  const store = await openStore(location);
  opened.push(store);
  return store;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const everything = (store: Store) =>
  store.query('SELECT slot, cc, asn, service, state, n FROM counts ORDER BY cc, slot, asn, service, state');

describe.each([
  ['PGlite', freshFolder],
  ['PostgreSQL', () => postgres.freshDatabase()],
])('a store on %s', (_name, freshLocation) => {
  let store: Store;
  beforeAll(async () => {
    store = await newStore(freshLocation());
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.query('DELETE FROM counts');
    await store.query('DELETE FROM snapshots');
  });

  it('adds to stored counts', async () => {
    await addCounts(store, [sampleCount({ n: 3 }), sampleCount({ state: 'blocked', n: 2 })]);
    await addCounts(store, [sampleCount({ n: 4 })]);
    expect(await everything(store)).toEqual([
      { slot: 400, cc: 'RU', asn: 8359, service: 'telegram', state: 'blocked', n: 2 },
      { slot: 400, cc: 'RU', asn: 8359, service: 'telegram', state: 'works', n: 7 },
    ]);
  });

  it('sums equal counts of one call, and accepts an empty one', async () => {
    await addCounts(store, []);
    await addCounts(store, [sampleCount({ n: 3 }), sampleCount({ n: 4 })]);
    expect(await everything(store)).toMatchObject([{ n: 7 }]);
  });

  it('stores the largest network number', async () => {
    await addCounts(store, [sampleCount({ asn: 2 ** 32 - 1 })]);
    expect(await readSlots(store, 'RU', 400, 401)).toMatchObject([{ asn: 4_294_967_295 }]);
  });

  it('adds all or nothing', async () => {
    await expect(addCounts(store, [sampleCount(), sampleCount({ asn: 1, n: 0 })])).rejects.toThrow();
    expect(await everything(store)).toEqual([]);
  });

  it('sums counts by slot and by day', async () => {
    await addCounts(store, [
      sampleCount({ slot: 399, n: 50 }),
      sampleCount({ slot: 400, n: 5 }),
      sampleCount({ slot: 400, state: 'blocked', n: 2 }),
      sampleCount({ slot: 403, state: 'blocked', n: 3 }),
      sampleCount({ slot: 403, state: 'problem', n: 1 }),
      sampleCount({ slot: 404, n: 9 }),
      sampleCount({ slot: 404, relay: 'two', n: 8 }),
      sampleCount({ slot: 400, cc: 'IR', n: 70 }),
      sampleCount({ slot: 400, asn: 3, n: 4 }),
    ]);
    const byTime = (a: Part, b: Part) => a.asn - b.asn || a.time - b.time || b.n - a.n;
    const telegram = { service: 'telegram', relay: 'one' };
    expect([...(await readSlots(store, 'RU', 400, 404))].sort(byTime)).toEqual([
      { ...telegram, asn: 3, time: 400, n: 4, problem: 0, blocked: 0 },
      { ...telegram, asn: 8359, time: 400, n: 7, problem: 2, blocked: 2 },
      { ...telegram, asn: 8359, time: 403, n: 4, problem: 4, blocked: 3 },
    ]);
    expect([...(await readDays(store, 'RU', 400, 408))].sort(byTime)).toEqual([
      { ...telegram, asn: 3, time: 100, n: 4, problem: 0, blocked: 0 },
      { ...telegram, asn: 8359, time: 100, n: 11, problem: 6, blocked: 5 },
      { ...telegram, asn: 8359, time: 101, n: 9, problem: 0, blocked: 0 },
      { ...telegram, relay: 'two', asn: 8359, time: 101, n: 8, problem: 0, blocked: 0 },
    ]);
  });

  it('lists its countries and deletes old counts', async () => {
    await addCounts(store, [
      sampleCount({ slot: 100, cc: 'IR' }),
      sampleCount({ slot: 300, cc: 'TR' }),
      sampleCount({ slot: 400 }),
    ]);
    expect(await readCountries(store, 300)).toEqual(['RU', 'TR']);
    await deleteCountsBefore(store, 400);
    expect(await readCountries(store, 0)).toEqual(['RU']);
  });

  it('keeps the newest snapshot of each country', async () => {
    const bytes = (...values: number[]) => new Uint8Array(values);
    const snapshot = { cc: 'RU', counter: 7, signature: bytes(1, 0, 255), body: bytes(9), proof: bytes(2) };
    await storeSnapshots(store, [snapshot]);
    await storeSnapshots(store, [{ ...snapshot, counter: 6, body: bytes(1) }]);
    const [kept] = await readSnapshots(store);
    const { signature = [], body = [], proof = [] } = kept ?? {};
    expect({ ...kept, signature: [...signature], body: [...body], proof: [...proof] }).toEqual({
      cc: 'RU',
      counter: 7,
      signature: [1, 0, 255],
      body: [9],
      proof: [2],
    });
    await storeSnapshots(store, [{ ...snapshot, counter: 8 }]);
    expect(await readSnapshots(store)).toMatchObject([{ counter: 8 }]);
  });

  it('has a log that grows with the snapshots, all or nothing, and never changes', async () => {
    const one = (counter: number) => ({
      cc: 'FR',
      counter,
      signature: new Uint8Array(64),
      body: new Uint8Array(9),
      proof: new Uint8Array(9),
    });
    const counters = async () =>
      (await readSnapshots(store)).filter(({ cc }) => cc === 'FR').map(({ counter }) => counter);
    await storeSnapshots(store, [one(1)], { from: 0, entries: ['first', 'second'] });
    await storeSnapshots(store, [one(2)], { from: 2, entries: ['third'] });
    expect(await readLogEntries(store)).toEqual(['first', 'second', 'third']);
    await expect(storeSnapshots(store, [one(3)], { from: 2, entries: ['another third'] })).rejects.toThrow('log_pkey');
    expect(await readLogEntries(store)).toEqual(['first', 'second', 'third']);
    expect(await counters()).toEqual([2]);
  });

  it('has everything after it is reopened, and refuses a database of a newer version', async () => {
    const location = freshLocation();
    const first = await openStore(location);
    await addCounts(first, [sampleCount({ n: 3 })]);
    await first.close();
    const second = await openStore(location);
    await addCounts(second, [sampleCount({ n: 4 })]);
    expect(await everything(second)).toMatchObject([{ n: 7 }]);
    await second.query('INSERT INTO migrations (number) VALUES (1000)');
    await second.close();
    await expect(openStore(location)).rejects.toThrow('it is too old');
  });

  it('stores counts and nothing about their senders', async () => {
    const columns = await store.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'counts'",
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(['asn', 'cc', 'n', 'relay', 'service', 'slot', 'state']);
  });
});

describe('several stores on one PostgreSQL', () => {
  it('can start at once on an empty database', async () => {
    const location = postgres.freshDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(location)));
    for (const store of stores) await addCounts(store, [sampleCount()]);
    expect(await everything(stores[0] as Store)).toMatchObject([{ n: 4 }]);
  });

  it('add to the same rows in any order without losing any', async () => {
    const location = postgres.freshDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => open(location)));
    const asns = Array.from({ length: 200 }, (_, index) => index + 1);
    const rounds = Array.from({ length: 20 }, (_, round) => round);
    await Promise.all(
      stores.flatMap((store, which) =>
        rounds.map((round) => {
          const turned = (which + round) % 2 === 0 ? asns : asns.toReversed();
          return addCounts(
            store,
            turned.map((asn) => sampleCount({ asn })),
          );
        }),
      ),
    );
    const [sum] = await (stores[0] as Store).query<{ n: number; rows: number }>(
      'SELECT sum(n) AS n, count(*) AS rows FROM counts',
    );
    expect(sum).toEqual({ n: 3 * 20 * 200, rows: 200 });
  });
});

describe('the folder of a PGlite', () => {
  it('is refused to a second process, with advice', async () => {
    const folder = freshFolder();
    const lock = await lockFolder(folder);
    await expect(openStore(folder)).rejects.toThrow(/in use by process \d+\. Several processes share a PostgreSQL/);
    await lock.release();
  });

  it.each([
    ['a process that is gone', (lock: string) => lock.replace(/"pid":\d+/, '"pid":4194304')],
    ['an earlier process of the same number', (lock: string) => lock.replace(/"startedAt":\d+/, '"startedAt":1')],
    ['a disk that was full', () => ''],
  ])('is taken over from %s', async (_what, changed) => {
    const folder = freshFolder();
    await lockFolder(folder);
    writeFileSync(join(folder, 'lock'), changed(readFileSync(join(folder, 'lock'), 'utf8')));
    await (await lockFolder(folder)).release();
  });
});
