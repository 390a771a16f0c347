import { readFile } from 'node:fs/promises';
import type { Database } from './store.ts';

/** In order; each is numbered by its place, from 1. Named one by one, so that bundles include them. */
const files = [
  new URL('migrations/001-counts.sql', import.meta.url),
  new URL('migrations/002-snapshots.sql', import.meta.url),
  new URL('migrations/003-publications.sql', import.meta.url),
  new URL('migrations/004-log.sql', import.meta.url),
  new URL('migrations/005-key-sets.sql', import.meta.url),
];

/**
 * Migrates a database to this version: runs every numbered file that it lacks, in order, each in a transaction. Several
 * processes may start at once. A released file must not change.
 */
export async function migrate(database: Database): Promise<void> {
  await unlessDone(database, 'CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY)');
  const rows = await database.query<{ number: number }>('SELECT number FROM migrations');
  const done = new Set(rows.map(({ number }) => number));
  const newest = Math.max(0, ...done);
  if (newest > files.length) {
    throw new Error(`The database is at version ${newest}, this program knows only ${files.length}: it is too old.`);
  }
  for (const [index, file] of files.entries()) {
    const number = index + 1;
    if (done.has(number)) continue;
    const text = await readFile(file, 'utf8');
    await unlessDone(database, `INSERT INTO migrations (number) VALUES (${number});\n${text}`);
  }
}

/** An arbitrary number for the advisory lock of migrations. */
const lock = 4_121_925;

/** Locks out other processes until the transaction ends; the second one then fails because the number is taken. */
async function unlessDone(database: Database, text: string): Promise<void> {
  await database.script(`SELECT pg_advisory_xact_lock(${lock});\n${text}`).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
}

/** unique_violation (SQLSTATE 23505). */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
