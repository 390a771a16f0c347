import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './folder-lock.ts';
import { PrivateFiles } from './private-files.ts';
import type { Database } from './store.ts';

/**
 * PGlite's own settings except three: it waits for the disk (without -F, and by the one call that reaches it), and old
 * segments of the log are deleted, not kept for reuse with their content.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'wal_sync_method=fsync', '-c', 'wal_recycle=off'],
];

const databaseFolder = 'database';

/** PostgreSQL inside this process, with its data in a folder: for one machine, with nothing to install. */
export async function openPglite(folder: string): Promise<Database> {
  const lock = await lockFolder(folder);
  try {
    await makePrivate(folder);
    const database = await PGlite.create({ fs: new PrivateFiles(join(folder, databaseFolder)), startParams });
    return {
      async query<Row extends object>(text: string, params: readonly unknown[] = []) {
        return (await database.query<Row>(text, [...params])).rows;
      },
      async runOnce(text, params) {
        await database.query(text, [...params]);
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

/** Includes files that an earlier version left readable by others. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(join(folder, databaseFolder), { recursive: true });
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
}
