import type { RoundReader } from '../store.ts';
import type { Database } from './database.ts';
import { observationsOf } from './stored-observations.ts';
import { restoreRound } from './stored-round.ts';

export function roundsOver(database: Database): RoundReader {
  return {
    async runningRound() {
      const cursor = await database.transaction('rounds').store.index('status').openCursor('running', 'prev');
      return cursor ? restoreRound(cursor.value) : undefined;
    },
    async lastRound() {
      let cursor = await database.transaction('rounds').store.openCursor(undefined, 'prev');
      while (cursor?.value.status === 'running') cursor = await cursor.continue();
      return cursor ? restoreRound(cursor.value) : undefined;
    },
    async roundsSince(since) {
      const rounds = await database.getAll('rounds', IDBKeyRange.lowerBound(since));
      return rounds
        .filter((round) => round.status !== 'running')
        .map(restoreRound)
        .reverse();
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
