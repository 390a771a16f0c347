import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { openDatabase } from '../../src/platform/store/indexed/database.ts';
import { deleteHistories, openHistory } from '../../src/platform/store/open-history.ts';
import { readHistory } from '../../src/platform/store/read-history.ts';
import { chooseNetwork, currentNetwork, leaveNetwork } from '../../src/platform/values/current-network.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { inOrder, observationOf, roundOf, verdictOf } from './records.ts';
import { inMemory, onDisk } from './whole-history.ts';

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
});

describe.each([
  ['on the disk', onDisk],
  ['in memory', inMemory],
])('a history %s', (_where, open) => {
  it('is listed page by page, newest first', async () => {
    const store = await open();
    for (const at of [1, 2, 3, 4, 5]) await store.closeRound(roundOf(at));
    const first = await store.roundsPage({}, Number.MAX_SAFE_INTEGER, 2);
    expect(first.rounds.map(({ at }) => at)).toEqual([5, 4]);
    const second = await store.roundsPage({}, first.next ?? 0, 2);
    expect(second.rounds.map(({ at }) => at)).toEqual([3, 2]);
    const last = await store.roundsPage({}, second.next ?? 0, 2);
    expect(last.rounds.map(({ at }) => at)).toEqual([1]);
    expect(last).not.toHaveProperty('next');
  });

  it('lists only what a filter shows', async () => {
    const store = await open();
    await store.closeRound(roundOf(1, { verdicts: [verdictOf('telegram', 1)] }));
    await store.closeRound(roundOf(2, { verdicts: [{ ...verdictOf('telegram', 2), state: 'blocked' }] }));
    await store.closeRound(roundOf(3, { profile: 'home', verdicts: [verdictOf('signal', 3)] }));
    await store.putRound(roundOf(4, { status: 'running' }));
    const shown = async (filter: object) =>
      (await store.roundsPage(filter, Number.MAX_SAFE_INTEGER, 10)).rounds.map(({ at }) => at);
    expect(await shown({})).toEqual([3, 2, 1]);
    expect(await shown({ service: 'telegram' })).toEqual([2, 1]);
    expect(await shown({ states: ['blocked'] })).toEqual([2]);
    expect(await shown({ service: 'signal', states: ['blocked'] })).toEqual([]);
    expect(await shown({ profile: 'home' })).toEqual([3]);
    expect(await shown({ since: 2 })).toEqual([3, 2]);
  });

  it('gives the rounds of a period with their observations, oldest first', async () => {
    const store = await open();
    for (const at of [1, 2, 3]) {
      await store.addObservation(at, observationOf(at));
      await store.closeRound(roundOf(at));
    }
    const records = await inOrder(store.records(2, 3));
    expect(records).toEqual([{ round: roundOf(2), observations: [observationOf(2)] }]);
    expect(await store.roundTimes()).toEqual([1, 2, 3]);
  });

  it('finds the running round, and the last one that ended', async () => {
    const store = await open();
    await store.closeRound(roundOf(1, { verdicts: [verdictOf('telegram', 1)] }));
    await store.putRound(roundOf(2, { status: 'running' }));
    expect((await store.runningRound())?.at).toBe(2);
    expect((await store.lastRound())?.at).toBe(1);
    expect([...(await store.lastVerdicts(['telegram', 'signal'])).keys()]).toEqual(['telegram']);
  });

  it('keeps notes on days, and deletes an empty one', async () => {
    const store = await open();
    await store.putNote({ day: '2026-11-25', text: 'power cut' });
    await store.putNote({ day: '2026-11-24', text: 'new router' });
    expect(await store.notes('2026-11-24', '2026-11-24')).toEqual([{ day: '2026-11-24', text: 'new router' }]);
    await store.putNote({ day: '2026-11-25', text: '' });
    expect((await store.notes('2000', '3000')).map(({ day }) => day)).toEqual(['2026-11-24']);
  });

  it('keeps the label of a network when rounds on it are added', async () => {
    const store = await open();
    await store.putNetwork({ id: 'home', label: 'Home', metered: true });
    await store.closeRound(roundOf(9, { profile: 'home' }));
    expect(await store.networks()).toEqual([{ id: 'home', label: 'Home', metered: true }]);
    await store.putNetwork({ id: 'home', label: '' });
    expect(await store.networks()).toEqual([{ id: 'home' }]);
  });
});

describe('with no trace wanted', () => {
  beforeEach(() => {
    fake.values.settings = { ...defaultSettings, leaveNoTrace: true };
  });

  it('writes nothing to the disk, and shows pages the rounds of the session', async () => {
    const store = await openHistory();
    await store.addObservation(1, observationOf(2));
    await store.closeRound(roundOf(1));
    expect(await indexedDB.databases()).toEqual([]);
    expect(Object.keys(fake.values)).toEqual(['settings']);
    const reader = await readHistory();
    expect(await reader.lastRound()).toEqual(roundOf(1));
    expect(await reader.observationsOf(1)).toEqual([observationOf(2)]);
  });

  it('keeps only the newest rounds', async () => {
    const store = await openHistory();
    for (let at = 1; at <= 100; at++) {
      await store.addObservation(at, observationOf(at));
      await store.closeRound(roundOf(at));
    }
    expect((await (await readHistory()).roundTimes()).at(0)).toBe(5);
    expect(await store.observationsOf(4)).toEqual([]);
    expect(await store.observationsOf(5)).toHaveLength(1);
  });

  it('loses no observation of several that come at once', async () => {
    const store = await openHistory();
    await Promise.all([1, 2, 3].map((at) => store.addObservation(9, observationOf(at))));
    expect((await store.observationsOf(9)).map(({ at }) => at)).toEqual([1, 2, 3]);
  });
});

describe('deleting everything', () => {
  it('deletes what is on the disk and what is in memory, whichever is in use', async () => {
    await (await openHistory()).closeRound(roundOf(1));
    await (await openHistory()).putNote({ day: '2026-11-25', text: 'power cut' });
    fake.values.settings = { ...defaultSettings, leaveNoTrace: true };
    await (await openHistory()).closeRound(roundOf(2));
    await deleteHistories();
    expect(fake.sessionValues).toEqual({});
    const database = await openDatabase();
    for (const name of database.objectStoreNames) expect(await database.count(name)).toBe(0);
    database.close();
  });
});

describe('the network', () => {
  it('is unknown until the person chooses one, and again when it is left', async () => {
    expect(await currentNetwork()).toBe('unknown');
    await chooseNetwork('home');
    expect(await currentNetwork()).toBe('home');
    expect(fake.values).toEqual({});
    await leaveNetwork();
    expect(await currentNetwork()).toBe('unknown');
  });
});
