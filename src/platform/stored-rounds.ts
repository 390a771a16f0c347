import type { ServiceId } from '../core/service.ts';
import type { ServiceVerdict } from '../core/verdict-words.ts';
import type { Database } from './database.ts';
import type { RoundReader } from './store.ts';
import { observationsOf } from './stored-observations.ts';
import { restoreRound } from './stored-round.ts';

/** How far back the pages look for the last verdict of a service that the newest rounds did not check. */
const lookBackRounds = 100;

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
    async lastVerdicts(services) {
      const wanted = new Set(services);
      const found = new Map<ServiceId, ServiceVerdict>();
      let cursor = await database.transaction('rounds').store.openCursor(undefined, 'prev');
      for (let seen = 0; cursor && seen < lookBackRounds && found.size < wanted.size; seen++) {
        if (cursor.value.status !== 'running') {
          for (const verdict of restoreRound(cursor.value).verdicts) {
            if (wanted.has(verdict.service) && !found.has(verdict.service)) found.set(verdict.service, verdict);
          }
        }
        cursor = await cursor.continue();
      }
      return found;
    },
    observationsOf: (roundAt) => observationsOf(database, roundAt),
    async networks() {
      return database.getAll('networks');
    },
    async feedback(since, until) {
      return database.getAll('feedback', IDBKeyRange.bound([since], [until], false, true));
    },
    close() {
      database.close();
    },
  };
}
