import type { IDBPDatabase } from 'idb';
import type { Schema } from './database.ts';

type Upgrade = (database: IDBPDatabase<Schema>) => void;

/** Step n brings a database from version n to n + 1. A step is frozen once it has been released. */
export const upgrades: readonly Upgrade[] = [
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
