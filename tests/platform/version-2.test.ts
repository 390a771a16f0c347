import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../../src/platform/store/indexed/database.ts';
import { pack } from '../../src/platform/store/indexed/packed.ts';
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
const round = { at, kind: 'quick', trigger: 'person', status: 'finished', services: ['telegram'], profile: 'unknown' };

/** The database as version 2 made it, written down here once and for all: it must not follow the product's own steps. */
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
  await database.add('rounds', { ...round, packed: pack([{ ...verdict, at: 500 }]) });
  await database.add('notes', { day: '2026-11-25', text: 'power cut' });
  database.close();
});

describe('a history that version 2 wrote', () => {
  it('is opened and read, has nothing to do, and takes what this version adds', async () => {
    const store = await onDisk();
    expect(await store.lastRound()).toEqual({ ...round, verdicts: [{ ...verdict, at: at + 500 }] });
    expect(await store.notes('2000', '3000')).toEqual([{ day: '2026-11-25', text: 'power cut' }]);
    expect(await store.tidyOnce(0)).toBe(false);
    await store.putFeedback({ round: at, profile: 'unknown', service: 'telegram', says: 'right' });
    expect(await store.feedback(at, at + 1)).toHaveLength(1);
    store.close();
  });
});
