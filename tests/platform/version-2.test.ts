import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { onDisk } from './whole-history.ts';

const at = Date.parse('2026-11-25T13:20:00Z');
const verdict = {
  service: 'telegram',
  state: 'works',
  confidence: 'confident',
  functions: [{ function: 'web', state: 'works', confidence: 'confident', because: ['fresh-answer'] }],
  because: ['fresh-answer'],
  ruleset: 8,
};
/** The verdict as that version packed it, half a second after the start of the round. */
const packed =
  '{"shapes":[["service","state","confidence","functions","because","ruleset","at"],["function","state","confidence","because"]],' +
  '"value":[-1,[0,"telegram","works","confident",[-1,[1,"web","works","confident",[-1,"fresh-answer"]]],[-1,"fresh-answer"],8,500]]}';
const round = { at, kind: 'quick', trigger: 'person', status: 'finished', services: ['telegram'], profile: 'unknown' };

/** The database as version 2 made it. It is written out here, since it must never change with the code. */
beforeAll(async () => {
  const database = await openDB(databaseName, 2, {
    upgrade(made) {
      made.createObjectStore('rounds', { keyPath: 'at' }).createIndex('status', 'status');
      made.createObjectStore('observations', { keyPath: 'at' });
      made.createObjectStore('journal', { autoIncrement: true }).createIndex('round', 'round');
      made.createObjectStore('networks', { keyPath: 'id' });
      made.createObjectStore('days', { keyPath: ['day', 'profile'] });
      made.createObjectStore('hours', { keyPath: ['service', 'day', 'profile'] });
      made.createObjectStore('notes', { keyPath: 'day' });
      made.createObjectStore('chores', { keyPath: 'name' });
    },
  });
  await database.add('rounds', { ...round, packed });
  await database.add('notes', { day: '2026-11-25', text: 'power cut' });
  database.close();
});

describe('a history that version 2 wrote', () => {
  it('is read before and after its rounds are stored anew, and takes what this version adds', async () => {
    const store = await onDisk();
    const { kind: _, ...fields } = round;
    const restored = { ...fields, extent: 'reach', verdicts: [{ ...verdict, at: at + 500 }] };
    expect(await store.lastRound()).toEqual(restored);
    expect(await store.notes('2000', '3000')).toEqual([{ day: '2026-11-25', text: 'power cut' }]);
    while (await store.tidyOnce(0));
    expect(await store.lastRound()).toEqual(restored);
    await store.putFeedback({ round: at, profile: 'unknown', service: 'telegram', says: 'right' });
    expect(await store.feedback(at, at + 1)).toHaveLength(1);
    store.close();
  });
});
