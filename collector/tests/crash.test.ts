import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { root } from '../../scripts/root.ts';
import { openStore } from '../store/open-store.ts';
import { putEmptyStore } from './new-store.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type Program, startProgram, startScript } from './program.ts';
import { sampleReport } from './sample-report.ts';
import { keysOutOfLog, post, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from './start.ts';

let postgres: PostgresServer;
let grounds: Grounds;
beforeAll(async () => {
  postgres = await startPostgres();
  grounds = await makeGrounds();
});
afterAll(async () => {
  await grounds.leave();
  await postgres.stop();
});

const kills = 4;

describe.each([
  ['PGlite', (test: string) => join(grounds.folder, test)],
  ['PostgreSQL', () => postgres.freshDatabase()],
])('on %s', (_name, locationOf) => {
  let reports = 0;

  /** Starts a gateway and shares with it until this many reports were acknowledged. */
  async function shareWithNew(location: string, many: number): Promise<Program> {
    const program = startProgram('gateway', {
      PORT: '0',
      DATABASE_URL: location,
      RELAY_SECRETS: `one=${relaySecret}`,
    });
    const address = await program.address;
    const config = await keysOutOfLog(address);
    const share = async () => {
      reports += 1;
      // Each vote comes from another neighbourhood, so that all of them count.
      const place = `cc=RU, asn=8359, bucket=${reports}`;
      const headers = { authorization: `Bearer ${relaySecret}`, 'reachable-network': place };
      const { inner } = await post(`${address}/gateway`, await sealRequest(config, sharing(sampleReport())), headers);
      expect(inner?.status).toBe(404);
    };
    await Promise.all(Array.from({ length: many }, share));
    return program;
  }

  it('a gateway that is stopped writes all that it has counted, and one that is killed loses only what it has not written', async () => {
    const location = locationOf('gateway');
    await putEmptyStore(location);
    const stopped = await shareWithNew(location, 30);
    expect(await stopped.end()).toBe(0);
    const killed = await shareWithNew(location, 17);
    await killed.end('SIGKILL');
    const store = await openStore(location);
    const rows = await store.query('SELECT sum(n)::int AS n FROM counts');
    await store.close();
    expect(rows).toEqual([{ n: 30 }]);
  });

  it('a writer that is killed in the middle leaves no write half done, and undoes no finished one', async () => {
    const location = locationOf('writer');
    await putEmptyStore(location);
    const writer = join(root, 'collector/tests/endless-writer/main.ts');
    let finished = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const program = startScript(writer, {}, [location]);
      const written = () => program.output().split('\n').length - 1;
      // Kill it while it writes, each time at a different point.
      while (written() < 10 + 7 * kill) await new Promise((done) => setTimeout(done, 1));
      await program.end('SIGKILL');
      finished += written();
    }
    const store = await openStore(location);
    const rows = await store.query<{ n: number }>('SELECT DISTINCT n FROM counts');
    await store.close();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(finished);
    expect(rows[0]?.n).toBeLessThanOrEqual(finished + kills);
  });
});
