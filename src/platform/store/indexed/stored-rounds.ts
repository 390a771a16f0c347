import { counts } from '../../../history/own.ts';
import type { RoundReader } from '../store.ts';
import type { Database } from './database.ts';
import { observationsOf } from './stored-observations.ts';
import { restoreRound, type StoredRound } from './stored-round.ts';

export function roundsOver(database: Database): RoundReader {
  return {
    async runningRound() {
      const cursor = await database.transaction('rounds').store.index('status').openCursor('running', 'prev');
      return cursor ? restoreRound(cursor.value) : undefined;
    },
    async lastRound() {
      for await (const stored of newestFirst(database)) if (stored.status !== 'running') return restoreRound(stored);
      return undefined;
    },
    async oldestRoundAt() {
      return (await database.getAllKeys('rounds', undefined, 1))[0];
    },
    async roundsSince(since) {
      const now = Date.now();
      const rounds = since > now ? [] : await database.getAll('rounds', IDBKeyRange.bound(since, now));
      const ended = rounds.filter((round) => round.status !== 'running' && counts(round)).reverse();
      return Promise.all(ended.map((round) => restoreRound(round)));
    },
    observationsOf: (roundAt) => observationsOf(database, roundAt),
    async networks() {
      return database.getAll('networks');
    },
    close() {
      database.close();
    },
  };
}

/**
 * The rounds of this browser up to now. Each is looked up separately: restoring the one before has ended its
 * transaction.
 */
export async function* newestFirst(database: Database): AsyncGenerator<StoredRound, void> {
  for (let range = IDBKeyRange.upperBound(Date.now()); ; ) {
    let cursor = await database.transaction('rounds').store.openCursor(range, 'prev');
    while (cursor && !counts(cursor.value)) cursor = await cursor.continue();
    if (!cursor) return;
    range = IDBKeyRange.upperBound(cursor.key, true);
    yield cursor.value;
  }
}
