import { isShown } from '../core/history/round-filter.ts';
import type { Round } from '../core/round.ts';
import type { ServiceId } from '../core/service.ts';
import type { ServiceVerdict } from '../core/verdict-words.ts';
import type { Database } from './database.ts';
import type { HistoryReader } from './store.ts';
import { unpackObservations } from './stored-observations.ts';
import { restoreRound } from './stored-round.ts';

/** How far back the pages look for the last verdict of a service that the newest rounds did not check. */
const lookBackRounds = 100;

export function readerOver(database: Database): HistoryReader {
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
    async observationsOf(roundAt) {
      const packed = await database.get('observations', roundAt);
      if (packed) return unpackObservations(packed);
      const entries = await database.getAllFromIndex('journal', 'round', roundAt);
      return entries.map((entry) => entry.observation);
    },
    async roundsPage(filter, before, limit) {
      const range = IDBKeyRange.bound(filter.since ?? 0, before, false, true);
      const rounds: Round[] = [];
      let cursor = await database.transaction('rounds').store.openCursor(range, 'prev');
      for (; cursor; cursor = await cursor.continue()) {
        const round = restoreRound(cursor.value);
        if (!isShown(round, filter)) continue;
        if (rounds.length === limit) return { rounds, next: rounds.at(-1)?.at ?? before };
        rounds.push(round);
      }
      return { rounds };
    },
    async recordsAfter(after, limit) {
      const rounds = await database.getAll('rounds', IDBKeyRange.lowerBound(after, true), limit);
      const last = rounds.at(-1);
      if (!last) return [];
      const packed = await database.getAll('observations', IDBKeyRange.bound(after, last.at, true));
      const observations = new Map(packed.map((one) => [one.at, one]));
      const ended = rounds.filter((round) => round.status !== 'running');
      return Promise.all(
        ended.map(async (round) => ({
          round: restoreRound(round),
          observations: await unpackObservations(observations.get(round.at)),
        })),
      );
    },
    async roundTimes() {
      return database.getAllKeys('rounds');
    },
    async days(first, last) {
      return database.getAll('days', IDBKeyRange.bound([first], [last, []]));
    },
    async hours(service, first, last) {
      return database.getAll('hours', IDBKeyRange.bound([service, first], [service, last, []]));
    },
    async span() {
      const { store } = database.transaction('days');
      const [first, last] = await Promise.all([store.openKeyCursor(), store.openKeyCursor(undefined, 'prev')]);
      return first && last ? { first: first.key[0], last: last.key[0] } : undefined;
    },
    async notes(first, last) {
      return database.getAll('notes', IDBKeyRange.bound(first, last));
    },
    async networks() {
      return database.getAll('networks');
    },
    close() {
      database.close();
    },
  };
}
