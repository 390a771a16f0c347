import { Pool, types } from 'pg';
import type { Database } from './store.ts';

const mostConnections = 4;
const connectMs = 10_000;
/** Longer than any query of a publication, so that only a hanging statement is cancelled. */
const statementMs = 120_000;

/** Parse bigint as number: no count or network number comes near 2^53. */
const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** PostgreSQL or Citus on a server, shared by any number of processes. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    types: parsers,
  });
  // An idle connection that breaks is replaced at the next query.
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
