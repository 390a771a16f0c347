import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Schema } from './database.ts';

type Upgrade = (
  database: IDBPDatabase<Schema>,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

/** Step n brings a database from version n to n + 1. A step is frozen once it has been released. */
export const upgrades: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('rounds', { keyPath: 'at' }).createIndex('status', 'status');
    database.createObjectStore('observations', { keyPath: 'at' });
    database.createObjectStore('journal', { autoIncrement: true }).createIndex('round', 'round');
    database.createObjectStore('networks', { keyPath: 'id' });
  },
];
