import { inflateSync } from 'fflate';
import { isShown } from '../../../history/round-filter.ts';
import type { Round } from '../../../model/round.ts';
import type { ChartReader } from '../store.ts';
import type { Database } from './database.ts';
import { restoreObservations } from './stored-observations.ts';
import { restoreRound } from './stored-round.ts';

/** How many rounds are read at once to fill a list. */
const roundsAtOnce = 100;

/** How many rounds are read at once to make a file. They are inflated one at a time. */
const recordsAtOnce = 32;

export function chartsOver(database: Database): ChartReader {
  return {
    async roundsPage(filter, before, limit) {
      const range = IDBKeyRange.bound(filter.since ?? 0, before, false, true);
      const keys = await database.getAllKeys('rounds', range);
      const rounds: Round[] = [];
      // A cursor would request each round separately, and the rounds that the filter shows may be far back.
      while (keys.length > 0) {
        const some = keys.splice(-roundsAtOnce);
        const found = await database.getAll('rounds', IDBKeyRange.bound(some[0], some.at(-1)));
        for (const stored of found.reverse()) {
          const round = await restoreRound(stored, inflateSync);
          if (!isShown(round, filter)) continue;
          if (rounds.length === limit) return { rounds, next: rounds.at(-1)?.at ?? before };
          rounds.push(round);
        }
      }
      return { rounds };
    },
    async *records(since, until) {
      for (let from = since; from < until; ) {
        const rounds = await database.getAll('rounds', IDBKeyRange.bound(from, until, false, true), recordsAtOnce);
        const last = rounds.at(-1);
        if (!last) return;
        const stored = await database.getAll('observations', IDBKeyRange.bound(from, last.at));
        const observations = new Map(stored.map((one) => [one.at, one]));
        for (const round of rounds) {
          if (round.status === 'running') continue;
          // A stream keeps 40 kB until garbage is collected: the streams of a year took 300 MB in Firefox.
          const seen = await restoreObservations(observations.get(round.at), inflateSync);
          yield { round: await restoreRound(round, inflateSync), observations: seen };
        }
        from = last.at + 1;
      }
    },
    async roundTimes() {
      return database.getAllKeys('rounds');
    },
    async span() {
      const { store } = database.transaction('days');
      const [first, last] = await Promise.all([store.openKeyCursor(), store.openKeyCursor(undefined, 'prev')]);
      return first && last ? { first: first.key[0], last: last.key[0] } : undefined;
    },
    async notes(first, last) {
      return database.getAll('notes', IDBKeyRange.bound(first, last));
    },
  };
}
