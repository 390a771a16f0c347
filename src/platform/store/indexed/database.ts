import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { Feedback } from '../../../history/feedback.ts';
import type { Day } from '../../../history/local-time.ts';
import type { Note } from '../../../history/note.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Observation } from '../../../model/observation.ts';
import { storeErrorFrom } from '../store-error.ts';
import { databaseName, historyFolder } from './folder.ts';
import type { StoredDay, StoredHours } from './stored-days.ts';
import type { StoredObservations } from './stored-observations.ts';
import type { StoredRound } from './stored-round.ts';
import type { UnfinishedWork } from './unfinished-work.ts';

type Upgrade = (database: IDBPDatabase<Schema>) => void;

/** Step n brings a database from version n to n + 1. A step is frozen once it has been released. */
const upgrades: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('rounds', { keyPath: 'at' }).createIndex('status', 'status');
    database.createObjectStore('observations', { keyPath: 'at' });
    database.createObjectStore('journal', { autoIncrement: true }).createIndex('round', 'round');
    database.createObjectStore('networks', { keyPath: 'id' });
    database.createObjectStore('days', { keyPath: ['day', 'profile'] });
    database.createObjectStore('hours', { keyPath: ['service', 'day', 'profile'] });
    database.createObjectStore('notes', { keyPath: 'day' });
    database.createObjectStore('feedback', { keyPath: ['round', 'service'] });
    database.createObjectStore('chores', { keyPath: 'name' });
    database.createObjectStore('crowd');
  },
];

export interface Schema extends DBSchema {
  rounds: { key: number; value: StoredRound; indexes: { status: string } };
  /** One record for each round that ended, keyed by the round's `at`. */
  observations: { key: number; value: StoredObservations };
  /** Observations of the running round, and of one that there was no room to close. */
  journal: { key: number; value: { round: number; observation: Observation }; indexes: { round: number } };
  networks: { key: string; value: LabelledNetwork };
  /** Roll-ups of each day on each network: small, and stored for longer than the rounds. */
  days: { key: [day: Day, profile: string]; value: StoredDay };
  hours: { key: [service: string, day: Day, profile: string]; value: StoredHours };
  notes: { key: Day; value: Note };
  /** The person's feedback on verdicts. */
  feedback: { key: [round: number, service: string]; value: Feedback };
  /** Unfinished work, which the next background continues when the browser ends this one. */
  chores: { key: string; value: UnfinishedWork };
  /** One value, which only src/community reads and writes. */
  crowd: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/**
 * Opens the database at this version's schema. Nothing is ever deleted to open it.
 * @param lost called when the connection ends by itself: a newer version takes over, or the browser removed the data
 */
export async function openDatabase(lost?: () => void): Promise<Database> {
  try {
    return await openIn(await historyFolder(), lost);
  } catch (error) {
    throw storeErrorFrom(error);
  }
}

/** Like `openDB` of idb, which opens databases only in the browser's default place. */
export async function openIn(folder: IDBFactory, lost?: () => void): Promise<Database> {
  const request = folder.open(databaseName, upgrades.length);
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    const database = wrap(request.result) as Database;
    for (const upgrade of upgrades.slice(oldVersion)) upgrade(database);
  });
  const database = (await wrap(request)) as unknown as Database;
  database.addEventListener('close', () => lost?.());
  database.addEventListener('versionchange', () => {
    // A newer version waits in another page, or everything is to be deleted. The next call opens the database again.
    database.close();
    lost?.();
  });
  return database;
}
