import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Schema } from './database.ts';
import { dayTextOfVersion5 } from './version-5.ts';

type UpgradeTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

type Upgrade = (database: IDBPDatabase<Schema>, transaction: UpgradeTransaction, oldVersion: number) => void;

/** Step n brings a database from version n to n + 1. A step is frozen once it has been released. */
export const upgrades: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('rounds', { keyPath: 'at' }).createIndex('status', 'status');
    database.createObjectStore('observations', { keyPath: 'at' });
    database.createObjectStore('journal', { autoIncrement: true }).createIndex('round', 'round');
    database.createObjectStore('networks', { keyPath: 'id' });
  },
  (database, transaction, oldVersion) => {
    database.createObjectStore('days', { keyPath: ['day', 'profile'] });
    database.createObjectStore('hours', { keyPath: ['service', 'day', 'profile'] });
    database.createObjectStore('notes', { keyPath: 'day' });
    database.createObjectStore('chores', { keyPath: 'name' });
    // Rolling up a long history takes its time, so that is done later, day by day.
    if (oldVersion > 0) {
      const chore = { name: 'roll-up', before: Number.MAX_SAFE_INTEGER, since: 0 } as const;
      void transaction.objectStore('chores').put(chore);
    }
  },
  (database) => {
    database.createObjectStore('crowd');
  },
  (database) => {
    database.createObjectStore('feedback', { keyPath: ['round', 'service'] });
  },
  (_database, transaction, oldVersion) => {
    if (oldVersion === 0) return;
    // Rounds were in a form of our own. They are too many for one transaction, so they are stored anew later, day by day.
    const work = { name: 'deflate', before: Number.MAX_SAFE_INTEGER, since: 0 } as const;
    void transaction.objectStore('chores').put(work);
  },
  (_database, transaction, oldVersion) => {
    // Rounds are translated as they are read.
    if (oldVersion > 0) void translateDays(transaction);
  },
  (_database, transaction, oldVersion) => {
    // The times of the first and the newest check on a network stayed when those checks were deleted.
    if (oldVersion > 0) void forgetTimesOfNetworks(transaction);
  },
];

async function forgetTimesOfNetworks(transaction: UpgradeTransaction): Promise<void> {
  for await (const cursor of transaction.objectStore('networks')) {
    const { id, label, metered } = cursor.value;
    await cursor.update({ id, ...(label ? { label } : {}), ...(metered ? { metered } : {}) });
  }
}

async function translateDays(transaction: UpgradeTransaction): Promise<void> {
  const days = transaction.objectStore('days');
  for (let cursor = await days.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update({ ...cursor.value, text: dayTextOfVersion5(cursor.value.text) });
  }
}
