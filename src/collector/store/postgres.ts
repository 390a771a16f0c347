import { DatabaseError, Pool, types } from 'pg';
import { type Database, OutcomeUnknown } from './store.ts';

const mostConnections = 4;
const connectMs = 10_000;
/** Longer than any query of a publication, so that only a hanging statement is cancelled. */
const statementMs = 120_000;
/** A server that does not even cancel the statement is gone. */
const answerMs = statementMs + 10_000;

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
    query_timeout: answerMs,
    types: parsers,
  });
  // An idle connection that breaks is replaced at the next query.
  pool.on('error', () => undefined);
  // One that breaks in use rejects its statement as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async query<Row extends object>(text: string, params: readonly unknown[] = []) {
      const client = await pool.connect();
      const result = await client.query<Row>(text, [...params]).catch((error: Error) => {
        const isRolledBack = error instanceof DatabaseError;
        client.release(!isRolledBack);
        throw isRolledBack ? error : new OutcomeUnknown(error.message, { cause: error });
      });
      client.release();
      return result.rows;
    },
    async script(text) {
      await pool.query(text);
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}
