import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './store.ts';

const folder = new URL('migrations/', import.meta.url);

/**
 * Brings a database up to this version: every numbered file that it has not had yet, in order, each whole or not at all.
 * Several processes may start at once. A file is frozen once it was released.
 */
export async function migrate(database: Database): Promise<void> {
  await unlessDone(database, 'CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY)');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const rows = await database.query<{ number: number }>('SELECT number FROM migrations');
  const done = new Set(rows.map(({ number }) => number));
  const newest = Math.max(0, ...done);
  if (newest > files.length) {
    throw new Error(`The database is at version ${newest}, this program knows only ${files.length}: it is too old.`);
  }
  for (const file of files) {
    const number = Number.parseInt(file, 10);
    if (done.has(number)) continue;
    const text = await readFile(new URL(file, folder), 'utf8');
    await unlessDone(database, `INSERT INTO migrations (number) VALUES (${number});\n${text}`);
  }
}

/** Any number that nobody else locks on this database. */
const lock = 4_121_925;

/** One process after the other, until the end of the script's transaction; the second then hears that the number is taken. */
async function unlessDone(database: Database, text: string): Promise<void> {
  await database.script(`SELECT pg_advisory_xact_lock(${lock});\n${text}`).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
}

/** A unique key is there already (SQLSTATE 23505). */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
