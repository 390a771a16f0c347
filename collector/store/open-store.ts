import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';

/**
 * @param location `postgres://...` for a server, or the folder of an embedded database, which is created and migrated
 * if necessary.
 */
export async function openStore(location: string): Promise<Store> {
  const isServer = /^postgres(?:ql)?:\/\//.test(location);
  const database = isServer ? await openPostgres(location) : await openPglite(location);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
