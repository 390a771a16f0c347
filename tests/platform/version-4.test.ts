import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/store/indexed/database.ts';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { isOld } from '../../src/platform/store/indexed/stored-round.ts';
import { onDisk, type WholeHistory } from './whole-history.ts';

const dayMs = 86_400_000;
const at = Date.parse('2026-11-25T13:20:00Z');
const verdictOf = (service: string) => ({
  service,
  state: 'works',
  confidence: 'confident',
  functions: [{ function: 'web', state: 'works', confidence: 'confident', because: ['fresh-answer'] }],
  because: ['fresh-answer'],
  at: at + 500,
  ruleset: 8,
});
/** The round as that version packed it: equal parts of the two verdicts are in it once. */
const packed =
  '{"shapes":[["kind","trigger","services","profile","endedAt","verdicts"],' +
  '["service","state","confidence","functions","because","at","ruleset"],["function","state","confidence","because"]],' +
  '"value":[0,"quick","person",[-1,"telegram","signal"],"unknown",9000,' +
  '[-1,[1,"telegram","works","confident",[-1,[2,"web","works","confident",[-1,"fresh-answer"]]],[-1,"fresh-answer"],500,8],' +
  '[1,"signal","works","confident",[-1,[-2,0]],[-1,"fresh-answer"],500,8]]]}';
const paused = { ...verdictOf('signal'), state: 'paused', functions: [] };
const stopped = {
  at: at - 60_000,
  kind: 'quick',
  trigger: 'person',
  status: 'stopped',
  services: ['signal'],
  profile: 'unknown',
};
const running = { at: at + 60_000, kind: 'full', trigger: 'person', status: 'running', services: ['signal'] };
const tally = { rounds: 1, states: { works: 1 } };
const rest = { network: { 14: { rounds: 1, states: { online: 1 } } }, services: {} };
const hours = { 14: { total: tally, functions: { web: tally } } };
const key = { day: '2026-11-25', profile: 'unknown' };

/** The database as version 4 made it. It is written out here, since it must never change with the code. */
beforeAll(async () => {
  const database = await openDB(databaseName, 4, {
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
  await database.add('rounds', { at, status: 'finished', packed });
  await database.add('rounds', { at: at - 2 * dayMs, status: 'finished', packed });
  await database.add('rounds', { ...stopped, verdicts: [paused] });
  await database.add('rounds', { ...running, profile: 'unknown', verdicts: [] });
  await database.add('days', { ...key, text: JSON.stringify(rest) });
  await database.add('hours', { service: 'telegram', ...key, text: JSON.stringify(hours) });
  database.close();
});

const finished = {
  at,
  extent: 'reach',
  trigger: 'person',
  status: 'finished',
  services: ['telegram', 'signal'],
  profile: 'unknown',
  endedAt: at + 9000,
  verdicts: [verdictOf('telegram'), verdictOf('signal')],
};

async function expectEverything(store: WholeHistory): Promise<void> {
  expect(await store.runningRound()).toEqual({ ...translated(running, 'whole'), profile: 'unknown', verdicts: [] });
  expect(await store.roundsSince(0)).toEqual([
    finished,
    { ...translated(stopped, 'reach'), verdicts: [{ ...paused, state: 'untestable' }] },
    { ...finished, at: at - 2 * dayMs, endedAt: at - 2 * dayMs + 9000, verdicts: finished.verdicts.map(twoDaysBefore) },
  ]);
  expect(await store.days('2000', '3000')).toEqual([{ ...key, ...rest }]);
  expect(await store.hours('telegram', '2000', '3000')).toEqual([{ service: 'telegram', ...key, hours }]);
}

/** A round as this version reads it. */
function translated({ kind: _, ...round }: { readonly kind: string }, extent: string) {
  return { ...round, extent };
}

const twoDaysBefore = (verdict: object) => ({ ...verdict, at: at + 500 - 2 * dayMs });

/** Keys of the rounds that are stored in the old form. */
async function oldRounds(): Promise<number[]> {
  const database = await openDatabase();
  const rounds = await database.getAll('rounds');
  database.close();
  return rounds.filter(isOld).map((round) => round.at);
}

describe('a history that version 4 wrote', () => {
  it('is whole as soon as it is opened', async () => {
    const store = await onDisk();
    expect(await oldRounds()).toEqual([at - 2 * dayMs, at - 60_000, at]);
    await expectEverything(store);
    store.close();
  });

  it('is whole while its rounds are stored anew, day by day, also when the browser ends the background', async () => {
    const first = await onDisk();
    await first.tidyOnce(0);
    expect(await oldRounds()).toEqual([at - 2 * dayMs]);
    await expectEverything(first);
    first.close();
    const second = await onDisk();
    while (await second.tidyOnce(0));
    expect(await oldRounds()).toEqual([]);
    await expectEverything(second);
    second.close();
  });
});
