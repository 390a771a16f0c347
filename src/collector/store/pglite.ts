import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './folder-lock.ts';
import type { Database } from './store.ts';

/** PostgreSQL inside this process, with its data in a folder: for one machine, with nothing to install. */
export async function openPglite(folder: string): Promise<Database> {
  const lock = await lockFolder(folder);
  try {
    const database = await PGlite.create(join(folder, 'database'));
    return {
      async query<Row extends object>(text: string, params: readonly unknown[] = []) {
        return (await database.query<Row>(text, [...params])).rows;
      },
      async script(text) {
        await database.exec(text);
      },
      async close() {
        if (database.closed) return;
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
