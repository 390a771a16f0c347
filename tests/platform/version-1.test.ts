import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { openDB } from 'idb';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { onDisk } from './whole-history.ts';

const written = JSON.parse(readFileSync(new URL('version-1.json', import.meta.url), 'utf8'));
/** Its first rounds knew of no networks. */
const [finished, unfinished] = written.rounds.map(({ kind: _, ...round }: { kind: string }) => ({
  profile: 'unknown',
  extent: 'reach',
  ...round,
}));

/** The database as version 1 made it. It is written out here, since it must never change with the code. */
beforeAll(async () => {
  const database = await openDB(databaseName, 1, {
    upgrade(made) {
      made.createObjectStore('rounds', { keyPath: 'at' }).createIndex('status', 'status');
      made.createObjectStore('observations', { keyPath: 'at' });
      made.createObjectStore('journal', { autoIncrement: true }).createIndex('round', 'round');
      made.createObjectStore('networks', { keyPath: 'id' });
    },
  });
  for (const [name, records] of Object.entries<unknown[]>(written)) {
    for (const record of records) await database.add(name, record);
  }
  database.close();
});

describe('a history that version 1 wrote', () => {
  it('is opened and read', async () => {
    const store = await onDisk();
    expect(await store.lastRound()).toEqual(finished);
    expect((await store.lastVerdicts(['telegram'])).get('telegram')).toMatchObject(finished.verdicts[0] ?? {});
    expect(await store.observationsOf(finished.at)).toEqual(written.observations[0].observations);
    expect(await store.runningRound()).toEqual(unfinished);
    expect(await store.observationsOf(unfinished.at)).toEqual([written.journal[0].observation]);
    store.close();
  });

  it('is rolled up in the background, and loses nothing', async () => {
    const store = await onDisk();
    expect(await store.days('2000', '3000')).toEqual([]);
    while (await store.tidyOnce(0));
    const [day, ...others] = await store.days('2000', '3000');
    expect(others).toEqual([]);
    expect(day?.services['telegram']).toMatchObject({
      total: { rounds: 1, states: { works: 1 } },
      functions: { web: { rounds: 1, states: { works: 1 } } },
      turns: [
        { at: finished.at, state: 'works' },
        { at: finished.at, state: 'works', function: 'web' },
      ],
    });
    expect(await store.hours('telegram', '2000', '3000')).toHaveLength(1);
    expect(await store.lastRound()).toEqual(finished);
    expect(await store.observationsOf(finished.at)).toEqual(written.observations[0].observations);
    expect(await store.runningRound()).toEqual(unfinished);
    expect(await store.tidyOnce(0)).toBe(false);
    store.close();
  });
});
