import { Pool, types } from 'pg';
import type { Database } from './store.ts';

const mostConnections = 4;
const connectMs = 10_000;
/** Longer than the publication of a country ever takes; a statement that hangs must not hang the process. */
const statementMs = 120_000;

/** No count and no number of a network comes near 2^53. */
const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** PostgreSQL or Citus on a server, shared by as many processes as there are. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    types: parsers,
  });
  // A connection that breaks while nobody uses it is replaced by the next query.
  pool.on('error', () => undefined);
  return {
    async query<Row extends object>(text: string, params: readonly unknown[] = []) {
      return (await pool.query<Row>(text, [...params])).rows;
    },
    async script(text) {
      await pool.query(text);
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}
