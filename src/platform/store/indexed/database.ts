import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Feedback } from '../../../history/feedback.ts';
import type { Day } from '../../../history/local-time.ts';
import type { Note } from '../../../history/note.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Observation } from '../../../model/observation.ts';
import { StoreError, storeErrorFrom } from '../store-error.ts';
import type { StoredDay, StoredHours } from './stored-days.ts';
import type { StoredObservations } from './stored-observations.ts';
import type { StoredRound } from './stored-round.ts';
import type { UnfinishedWork } from './unfinished-work.ts';
import { upgrades } from './upgrades.ts';

export const databaseName = 'reachable';

export interface Schema extends DBSchema {
  rounds: { key: number; value: StoredRound; indexes: { status: string } };
  /** One record for each round that ended, keyed by the round's `at`. */
  observations: { key: number; value: StoredObservations };
  /** Observations of the round that is running, and of one that there was no room to close. */
  journal: { key: number; value: { round: number; observation: Observation }; indexes: { round: number } };
  networks: { key: string; value: LabelledNetwork };
  /** Roll-ups of each day on each network: small, and kept for longer than the rounds. */
  days: { key: [day: Day, profile: string]; value: StoredDay };
  hours: { key: [service: string, day: Day, profile: string]; value: StoredHours };
  notes: { key: Day; value: Note };
  /** What the person said of verdicts. */
  feedback: { key: [round: number, service: string]; value: Feedback };
  /** Unfinished work, which the next background continues when the browser ends this one. */
  chores: { key: string; value: UnfinishedWork };
  /** One value, which only src/community reads and writes. */
  crowd: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Is there a database on the disk? Opening it would create it, which leaves a trace. */
export async function databaseExists(): Promise<boolean> {
  return typeof indexedDB !== 'undefined' && (await indexedDB.databases()).some(({ name }) => name === databaseName);
}

/**
 * Opens the database at this version's schema. Nothing is ever deleted to make it open.
 * @param lost called when the connection ends by itself: a newer version takes over, or the browser removed the data
 */
export async function openDatabase(lost?: () => void): Promise<Database> {
  if (typeof indexedDB === 'undefined') throw new StoreError('unavailable');
  try {
    return await openDB<Schema>(databaseName, upgrades.length, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        for (const upgrade of upgrades.slice(oldVersion)) upgrade(database, transaction, oldVersion);
      },
      blocking(_current, _blocked, event) {
        // A newer version waits in another page: close, so that it can upgrade. The next call opens the database again.
        (event.target as IDBDatabase).close();
        lost?.();
      },
      terminated() {
        lost?.();
      },
    });
  } catch (error) {
    throw storeErrorFrom(error);
  }
}
