import type { LocalClock } from '../core/history/local-time.ts';
import { isShown } from '../core/history/round-filter.ts';
import type { Observation } from '../core/observation.ts';
import type { Round } from '../core/round.ts';
import type { ServiceId } from '../core/service.ts';
import type { ServiceVerdict } from '../core/verdict-words.ts';
import { systemClock } from './clock.ts';
import { type Database, openDatabase } from './database.ts';
import type { HistoryReader, Store } from './store.ts';
import { addRoundToDay, rollUpDay } from './stored-roll-ups.ts';
import { restoreObservations, restoreRound, storeObservations, storeRound } from './stored-round.ts';

/** How far back the pages look for the last verdict of a service that the newest rounds did not check. */
const lookBackRounds = 100;

/**
 * Opens the history on the disk, creating or upgrading it where needed. Throws a `StoreError` when it cannot be used.
 * @param lost called when the store stops working by itself and has to be opened again
 */
export async function openStore(lost?: () => void): Promise<Store> {
  const database = await openDatabase(lost);
  return { ...readerOver(database), ...writerOver(database, systemClock()) };
}

function readerOver(database: Database): HistoryReader {
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
      if (packed) return restoreObservations(packed);
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
      return rounds
        .filter((round) => round.status !== 'running')
        .map((round) => ({
          round: restoreRound(round),
          observations: restoreObservations(observations.get(round.at)),
        }));
    },
    async countRounds() {
      return database.count('rounds');
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

function writerOver(database: Database, clock: LocalClock): Omit<Store, keyof HistoryReader> {
  return {
    async putRound(round) {
      await database.put('rounds', storeRound(round));
    },
    async addObservation(roundAt, observation) {
      await database.add('journal', { round: roundAt, observation });
    },
    async closeRound(round) {
      const names = ['rounds', 'observations', 'journal', 'networks', 'days', 'hours'] as const;
      const transaction = database.transaction(names, 'readwrite');
      const journal = transaction.objectStore('journal');
      // A round that two wakings close at once keeps what the first of them packed.
      const packed = await transaction.objectStore('observations').get(round.at);
      const observations: Observation[] = [...restoreObservations(packed)];
      for await (const cursor of journal.index('round').iterate(round.at)) {
        observations.push(cursor.value.observation);
        await cursor.delete();
      }
      const before = await transaction.objectStore('rounds').get(round.at);
      const known = await transaction.objectStore('networks').get(round.profile);
      const profile = known ?? { id: round.profile, firstSeenAt: round.at };
      await Promise.all([
        transaction.objectStore('rounds').put(storeRound(round)),
        before && before.status !== 'running'
          ? rollUpDay(transaction, clock.timeAt(round.at).day, clock)
          : addRoundToDay(transaction, round, clock),
        transaction.objectStore('observations').put(storeObservations(round.at, observations)),
        transaction.objectStore('networks').put({ ...profile, lastSeenAt: round.at }),
        transaction.done,
      ]);
    },
    async putNote(note) {
      if (note.text === '') await database.delete('notes', note.day);
      else await database.put('notes', note);
    },
    async putNetwork({ id, label, metered }, at) {
      const transaction = database.transaction('networks', 'readwrite');
      const { firstSeenAt = at, lastSeenAt = at } = (await transaction.store.get(id)) ?? {};
      const said = { ...(label ? { label } : {}), ...(metered ? { metered } : {}) };
      await Promise.all([transaction.store.put({ id, ...said, firstSeenAt, lastSeenAt }), transaction.done]);
    },
    async deleteEverything() {
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readwrite');
      await Promise.all(names.map((name) => transaction.objectStore(name).clear()));
      await transaction.done;
    },
  };
}
