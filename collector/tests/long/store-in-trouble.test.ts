import { expect, it, onTestFinished } from 'vitest';
import { sealRequest } from '../../../protocol/ohttp/client.ts';
import { openStore } from '../../store/open-store.ts';
import { openPostgres } from '../../store/postgres.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { sampleReport } from '../sample-report.ts';
import { keysFrom, post, question, sharing } from '../sharing-client.ts';
import { makeGrounds, relaySecret } from '../start.ts';

/** A gateway on a PostgreSQL, and somebody who shares from a new neighbourhood each time. */
async function startGatewayOnPostgres() {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const grounds = await makeGrounds();
  onTestFinished(() => grounds.leave());
  const url = postgres.freshDatabase();
  const gateway = await grounds.gateway(await openStore(url));
  const config = await keysFrom(gateway.address, grounds.signingKey.publicKey);
  let bucket = 0;
  const ask = async (message: Request) => {
    bucket += 1;
    const place = `cc=RU, asn=8359, bucket=${bucket}`;
    const headers = { authorization: `Bearer ${relaySecret}`, 'reachable-network': place };
    return (await post(`${gateway.address}/gateway`, await sealRequest(config, message), headers)).inner?.status;
  };
  return {
    postgres,
    url,
    gateway,
    health: async () => (await fetch(`${gateway.address}/health`)).status,
    /** Sends some reports; returns the status of the sealed answer to each. */
    share: (many: number) => Promise.all(Array.from({ length: many }, () => ask(sharing(sampleReport())))),
    ask: () => ask(question('RU')),
  };
}

/** Runs a statement over its own connection. */
async function run(url: string, statement: string) {
  const database = await openPostgres(url);
  const rows = await database.query(statement);
  await database.close();
  return rows;
}

interface Trouble {
  begin(): Promise<void>;
  end(): Promise<void>;
}

const troubles: Readonly<Record<string, (postgres: PostgresServer, url: string) => Promise<Trouble>>> = {
  'is full': async (postgres, url) => {
    const disk = postgres.smallDisk();
    onTestFinished(() => disk.unmount());
    await run(url, `ALTER TABLE counts SET TABLESPACE ${disk.name}`);
    return { begin: async () => disk.fill(), end: async () => disk.empty() };
  },
  'is read-only': async (_postgres, url) => {
    const [database, elsewhere] = [new URL(url).pathname.slice(1), new URL('/postgres', url).href];
    const turn = async (to: 'on' | 'off') => {
      await run(elsewhere, `ALTER DATABASE ${database} SET default_transaction_read_only = ${to}`);
      // It applies to new connections.
      await run(elsewhere, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
    };
    return { begin: () => turn('on'), end: () => turn('off') };
  },
  'is gone': async (postgres) => ({ begin: () => postgres.kill(), end: () => postgres.restart() }),
};

/** The write clock writes once in five minutes. */
const writesOfAnHour = 12;

it.each(Object.keys(troubles))(
  'a store that %s for an hour loses no report that was acknowledged, and counts none twice',
  async (name) => {
    const { postgres, url, gateway, health, share, ask } = await startGatewayOnPostgres();
    const trouble = await troubles[name]?.(postgres, url);
    let acknowledged = 0;
    const shareSome = async (many: number) => {
      const statuses = await share(many);
      acknowledged += statuses.filter((status) => status === 404).length;
      return new Set(statuses);
    };
    await trouble?.begin();
    for (let write = 0; write < writesOfAnHour; write += 1) {
      // Queries too are refused after three failed writes, so that nobody can tell them from reports.
      expect(await shareSome(5)).toEqual(new Set([write < 3 ? 404 : 503]));
      expect(await ask()).toBe(write < 3 ? 404 : 503);
      await gateway.write();
      expect(await health()).toBe(503);
    }
    await trouble?.end();
    await gateway.write();
    expect(await health()).toBe(200);
    expect(await shareSome(5)).toEqual(new Set([404]));
    await gateway.write();
    expect(acknowledged).toBe(20);
    expect(await run(url, 'SELECT sum(n)::int AS n FROM counts')).toEqual([{ n: acknowledged }]);
  },
);

it('while a store hangs, answers continue, and what came meanwhile is counted once', async () => {
  const { url, gateway, share, ask } = await startGatewayOnPostgres();
  await run(url, 'CREATE TABLE may_go_on ()');
  await run(url, waitForLeave);
  await run(url, 'CREATE TRIGGER hang BEFORE INSERT ON counts FOR EACH STATEMENT EXECUTE FUNCTION wait_for_leave()');
  await share(5);
  const written = gateway.write();
  await expect.poll(() => run(url, hanging)).toEqual([{ n: 1 }]);
  expect(new Set(await share(100))).toEqual(new Set([404]));
  expect(await ask()).toBe(404);
  expect(await run(url, 'SELECT count(*)::int AS n FROM counts')).toEqual([{ n: 0 }]);
  await run(url, 'INSERT INTO may_go_on DEFAULT VALUES');
  await written;
  await gateway.write();
  expect(await run(url, 'SELECT sum(n)::int AS n FROM counts')).toEqual([{ n: 105 }]);
});

const waitForLeave = `
CREATE FUNCTION wait_for_leave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WHILE NOT EXISTS (SELECT FROM may_go_on) LOOP PERFORM pg_sleep(0.05); END LOOP;
  RETURN NULL;
END $$`;

const hanging = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
