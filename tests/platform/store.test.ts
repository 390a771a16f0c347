import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/store/indexed/database.ts';
import { deleteHistory } from '../../src/platform/store/indexed/folder.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { observationOf, roundOf, verdictOf } from './records.ts';
import { onDisk } from './whole-history.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a running round', () => {
  it('is found again after the worker was killed, with everything that it had seen', async () => {
    const before = await openStore();
    await before.putRound(roundOf(1000, { status: 'running' }));
    await before.addObservation(1000, observationOf(1001));
    await before.addObservation(1000, observationOf(1002));
    before.close();

    const after = await openStore();
    expect(await after.runningRound()).toMatchObject({ at: 1000, status: 'running' });
    expect((await after.observationsOf(1000)).map(({ at }) => at)).toEqual([1001, 1002]);
  });

  it('keeps observations in the order in which they were added, whatever their times are', async () => {
    const store = await openStore();
    for (const at of [5, 3, 9, 1]) await store.addObservation(1000, observationOf(at));
    expect((await store.observationsOf(1000)).map(({ at }) => at)).toEqual([5, 3, 9, 1]);
  });

  it('is not among the past rounds', async () => {
    const store = await onDisk();
    await store.putRound(roundOf(1000));
    await store.putRound(roundOf(2000, { status: 'running', verdicts: [verdictOf('telegram', 2000)] }));
    expect((await store.lastRound())?.at).toBe(1000);
    expect((await store.roundsSince(0)).map(({ at }) => at)).toEqual([1000]);
    expect(await store.lastVerdicts(['telegram'])).toEqual(new Map());
  });
});

describe('a round that ends', () => {
  it('keeps its observations, and is no longer running', async () => {
    const store = await openStore();
    await store.putRound(roundOf(1000, { status: 'running' }));
    await store.addObservation(1000, observationOf(1001));
    await store.addObservation(2000, observationOf(2001));
    await store.closeRound(roundOf(1000, { endedAt: 1500 }));
    expect(await store.runningRound()).toBeUndefined();
    expect(await store.lastRound()).toMatchObject({ at: 1000, endedAt: 1500 });
    expect(await store.observationsOf(1000)).toEqual([observationOf(1001)]);
    expect(await store.observationsOf(2000)).toEqual([observationOf(2001)]);
  });

  it('keeps its observations when it is closed twice', async () => {
    const store = await openStore();
    await store.addObservation(1000, observationOf(1001));
    await store.closeRound(roundOf(1000, { status: 'interrupted' }));
    await store.closeRound(roundOf(1000, { status: 'interrupted' }));
    expect(await store.observationsOf(1000)).toEqual([observationOf(1001)]);
  });
});

describe('finished rounds', () => {
  it('are read newest first, from a given time on', async () => {
    const store = await openStore();
    for (const at of [1000, 3000, 2000]) await store.putRound(roundOf(at));
    expect((await store.roundsSince(2000)).map(({ at }) => at)).toEqual([3000, 2000]);
  });

  it('give the newest verdict on each service, from whichever round has one', async () => {
    const store = await onDisk();
    await store.putRound(roundOf(1000, { verdicts: [verdictOf('telegram', 1), verdictOf('signal', 1)] }));
    await store.putRound(roundOf(2000, { verdicts: [verdictOf('telegram', 2)] }));
    await store.putRound(roundOf(3000, { verdicts: [verdictOf('viber', 3)] }));
    const verdicts = await store.lastVerdicts(['telegram', 'signal', 'whatsapp']);
    expect([...verdicts].map(([id, { at }]) => [id, at]).sort()).toEqual([
      ['signal', 1],
      ['telegram', 2],
    ]);
  });

  it('are none at first', async () => {
    const store = await openStore();
    expect(await store.lastRound()).toBeUndefined();
    expect(await store.runningRound()).toBeUndefined();
    expect(await store.observationsOf(1)).toEqual([]);
  });
});

describe('deleting everything', () => {
  it('leaves nothing behind', async () => {
    const store = await openStore();
    await store.putRound(roundOf(1000, { status: 'running' }));
    await store.addObservation(1000, observationOf(1001));
    await store.closeRound(roundOf(500));
    await deleteHistory();
    expect(await indexedDB.databases()).toEqual([]);
    const anew = await openStore();
    expect(await anew.lastRound()).toBeUndefined();
    expect(await anew.runningRound()).toBeUndefined();
    expect(await anew.observationsOf(1000)).toEqual([]);
    expect(await anew.observationsOf(500)).toEqual([]);
    anew.close();
  });
});

describe('the networks', () => {
  it('are remembered, but not when somebody was there', async () => {
    const store = await openStore();
    await store.closeRound(roundOf(1000));
    await store.closeRound(roundOf(5000));
    const database = await openDatabase();
    expect(await database.getAll('networks')).toEqual([{ id: 'unknown' }]);
    database.close();
    store.close();
  });
});
