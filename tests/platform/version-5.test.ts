import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeAll, describe, expect, it } from 'vitest';
import { deflated } from '../../src/platform/store/indexed/deflated.ts';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { onDisk } from './whole-history.ts';

const at = Date.parse('2026-11-25T13:20:00Z');
const functions = [
  { function: 'web', state: 'works', confidence: 'confident', because: ['fresh-answer'] },
  { function: 'upload', state: 'untestable', because: ['full-check-only'] },
];
const verdict = { service: 'signal', state: 'works', functions, because: ['fresh-answer'], at: 500, ruleset: 6 };
const rest = { trigger: 'person', services: ['signal'], profile: 'unknown', endedAt: 9000, verdicts: [verdict] };
const running = { at: at + 60_000, kind: 'full', trigger: 'person', status: 'running', services: ['signal'] };
const tally = { rounds: 1, states: { works: 1 } };
const key = { day: '2026-11-25', profile: 'unknown' };
const day = (...turns: object[]) => ({
  network: {},
  services: { signal: { total: tally, functions: { web: tally }, turns } },
});

/** The database as version 5 made it. It is written out here, since it must never change with the code. */
beforeAll(async () => {
  const database = await openDB(databaseName, 5, {
    upgrade(made) {
      made.createObjectStore('rounds', { keyPath: 'at' }).createIndex('status', 'status');
      made.createObjectStore('observations', { keyPath: 'at' });
      made.createObjectStore('journal', { autoIncrement: true }).createIndex('round', 'round');
      made.createObjectStore('networks', { keyPath: 'id' });
      made.createObjectStore('days', { keyPath: ['day', 'profile'] });
      made.createObjectStore('hours', { keyPath: ['service', 'day', 'profile'] });
      made.createObjectStore('notes', { keyPath: 'day' });
      made.createObjectStore('chores', { keyPath: 'name' });
      made.createObjectStore('crowd');
      made.createObjectStore('feedback', { keyPath: ['round', 'service'] });
    },
  });
  await database.add('rounds', { at, status: 'finished', packed: await deflated({ kind: 'quick', ...rest }) });
  await database.add('rounds', {
    at: at - 60_000,
    status: 'finished',
    packed: await deflated({ kind: 'full', ...rest }),
  });
  await database.add('rounds', { ...running, profile: 'unknown', verdicts: [] });
  await database.add('networks', { id: 'home', label: 'Home', firstSeenAt: at, lastSeenAt: at });
  const turns = [
    { at, state: 'works', quick: true },
    { at: at + 1, state: 'partial', cause: 'freeze' },
  ];
  await database.add('days', { ...key, text: JSON.stringify(day(...turns)) });
  database.close();
});

describe('a history that version 5 wrote', () => {
  it('loses the times of the first and the newest check on a network', async () => {
    const store = await onDisk();
    expect(await store.networks()).toEqual([{ id: 'home', label: 'Home' }]);
    store.close();
  });

  it('keeps the meaning of its quick and full checks', async () => {
    const store = await onDisk();
    const [quick, full] = await store.roundsSince(0);
    expect(quick).toMatchObject({ at, extent: 'reach' });
    expect(full).toMatchObject({ at: at - 60_000, extent: 'whole' });
    expect(await store.runningRound()).toMatchObject({ extent: 'whole' });
    expect([quick, full, await store.runningRound()].filter((round) => round && 'kind' in round)).toEqual([]);
    store.close();
  });

  it('says "left out" of what only a full check tested', async () => {
    const store = await onDisk();
    const verdicts = await store.lastVerdicts(['signal']);
    expect(verdicts.get('signal')?.functions).toEqual([
      functions[0],
      { function: 'upload', state: 'untestable', because: ['left-out'] },
    ]);
    store.close();
  });

  it('marks the changes that a quick check found as found by part of a check', async () => {
    const store = await onDisk();
    const turns = [
      { at, state: 'works', partly: true },
      { at: at + 1, state: 'partial', cause: 'freeze' },
    ];
    expect(await store.days('2000', '3000')).toEqual([{ ...key, ...day(...turns) }]);
    store.close();
  });
});
