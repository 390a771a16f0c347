import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, types } from 'pg';
import { type Database, OutcomeUnknown } from './store.ts';

const maxConnections = 4;
const connectMs = 10_000;
/** Longer than any query of a publication, so that only a hanging statement is cancelled. */
const statementMs = 120_000;
/** A server that does not even cancel a statement is gone. */
const answerMs = statementMs + 10_000;

/** How long to ask the server for the outcome of a commit that it did not answer: it may be restarting. */
const askedForMs = 60_000;
const askedEveryMs = 1000;

/** Parse bigint as number: no count or network number comes near 2^53. */
const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** PostgreSQL on a server, shared by any number of processes. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: answerMs,
    types: parsers,
  });
  // An idle connection that breaks is replaced at the next query.
  pool.on('error', () => undefined);
  // One that breaks while in use rejects its statement as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async query<Row extends object>(text: string, params: readonly unknown[] = []) {
      return (await pool.query<Row>(text, [...params])).rows;
    },
    async runOnce(text, params) {
      const client = await pool.connect();
      let transaction: string | undefined;
      try {
        await client.query('BEGIN');
        const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
        await client.query(text, [...params]);
        transaction = rows[0]?.id;
        await client.query('COMMIT');
        client.release();
      } catch (error) {
        // A connection that ends rolls back whatever was not committed.
        client.release(true);
        if (transaction === undefined) throw error;
        const outcome = await outcomeOf(transaction, pool);
        if (outcome === 'aborted') throw error;
        if (outcome === undefined) throw new OutcomeUnknown('the commit was not answered', { cause: error });
      }
    },
    async script(text) {
      await pool.query(text);
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

/** Whether the server remembers a transaction as committed; undefined if it cannot say. */
async function outcomeOf(transaction: string, pool: Pool): Promise<'committed' | 'aborted' | undefined> {
  for (const until = Date.now() + askedForMs; Date.now() < until; await sleep(askedEveryMs)) {
    const result = await pool
      .query<{ status: string | null }>('SELECT pg_xact_status($1::xid8) AS status', [transaction])
      .catch(() => undefined);
    const status = result?.rows[0]?.status;
    if (status === 'committed' || status === 'aborted') return status;
  }
  return undefined;
}
