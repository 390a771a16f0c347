import type { Observation } from '../core/observation.ts';
import type { Round } from '../core/round.ts';
import type { ServiceId } from '../core/service.ts';
import type { ServiceVerdict } from '../core/verdict-words.ts';
import { type Database, openDatabase } from './database.ts';

/** How far back the pages look for the last verdict of a service that the newest rounds did not check. */
const lookBackRounds = 100;

/**
 * The history. The background is its only writer; pages read.
 * A running round's observations are kept one by one in a journal, so that a killed worker loses none of them,
 * and are packed into one record when the round ends.
 */
export interface Store {
  /** The newest round that is running, if any. At most one ever is. */
  runningRound(): Promise<Round | undefined>;
  /** The newest round that has ended. */
  lastRound(): Promise<Round | undefined>;
  /** Rounds that ended, newest first, that started at or after `since` (epoch ms). */
  roundsSince(since: number): Promise<Round[]>;
  /** The newest verdict of each of these services, from rounds that ended. */
  lastVerdicts(services: readonly ServiceId[]): Promise<Map<ServiceId, ServiceVerdict>>;
  /** The facts behind the round that started at `roundAt`, whether it has ended or not. */
  observationsOf(roundAt: number): Promise<readonly Observation[]>;
  putRound(round: Round): Promise<void>;
  addObservation(roundAt: number, observation: Observation): Promise<void>;
  /** Writes the round's last state and packs its observations, in one transaction. */
  closeRound(round: Round): Promise<void>;
  deleteEverything(): Promise<void>;
  close(): void;
}

/**
 * Opens the history, creating or upgrading it where needed. Throws a `StoreError` when it cannot be used.
 * @param lost called when the store stops working by itself and has to be opened again
 */
export async function openStore(lost?: () => void): Promise<Store> {
  return storeOver(await openDatabase(lost));
}

function storeOver(database: Database): Store {
  return {
    async runningRound() {
      const cursor = await database.transaction('rounds').store.index('status').openCursor('running', 'prev');
      return cursor?.value;
    },
    async lastRound() {
      let cursor = await database.transaction('rounds').store.openCursor(undefined, 'prev');
      while (cursor?.value.status === 'running') cursor = await cursor.continue();
      return cursor?.value;
    },
    async roundsSince(since) {
      const rounds = await database.getAll('rounds', IDBKeyRange.lowerBound(since));
      return rounds.filter((round) => round.status !== 'running').reverse();
    },
    async lastVerdicts(services) {
      const wanted = new Set(services);
      const found = new Map<ServiceId, ServiceVerdict>();
      let cursor = await database.transaction('rounds').store.openCursor(undefined, 'prev');
      for (let seen = 0; cursor && seen < lookBackRounds && found.size < wanted.size; seen++) {
        if (cursor.value.status !== 'running') {
          for (const verdict of cursor.value.verdicts) {
            if (wanted.has(verdict.service) && !found.has(verdict.service)) found.set(verdict.service, verdict);
          }
        }
        cursor = await cursor.continue();
      }
      return found;
    },
    async observationsOf(roundAt) {
      const packed = await database.get('observations', roundAt);
      if (packed) return packed.observations;
      const entries = await database.getAllFromIndex('journal', 'round', roundAt);
      return entries.map((entry) => entry.observation);
    },
    async putRound(round) {
      await database.put('rounds', round);
    },
    async addObservation(roundAt, observation) {
      await database.add('journal', { round: roundAt, observation });
    },
    async closeRound(round) {
      const transaction = database.transaction(['rounds', 'observations', 'journal', 'networks'], 'readwrite');
      const journal = transaction.objectStore('journal');
      // A round that two wakings close at once keeps what the first of them packed.
      const packed = await transaction.objectStore('observations').get(round.at);
      const observations: Observation[] = [...(packed?.observations ?? [])];
      for await (const cursor of journal.index('round').iterate(round.at)) {
        observations.push(cursor.value.observation);
        await cursor.delete();
      }
      const known = await transaction.objectStore('networks').get(round.profile);
      const profile = known ?? { id: round.profile, firstSeenAt: round.at };
      await Promise.all([
        transaction.objectStore('observations').put({ at: round.at, observations }),
        transaction.objectStore('rounds').put(round),
        transaction.objectStore('networks').put({ ...profile, lastSeenAt: round.at }),
        transaction.done,
      ]);
    },
    async deleteEverything() {
      const names = ['rounds', 'observations', 'journal', 'networks'] as const;
      const transaction = database.transaction(names, 'readwrite');
      await Promise.all(names.map((name) => transaction.objectStore(name).clear()));
      await transaction.done;
    },
    close() {
      database.close();
    },
  };
}
