import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/collector/store/open-store.ts';
import { sealRequest } from '../../src/community/protocol/ohttp/client.ts';
import type { KeyConfig } from '../../src/community/protocol/ohttp/key-config.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { startProgram } from './program.ts';
import { sampleReport } from './sample-report.ts';
import { keysFrom, post, sharing } from './sharing-client.ts';
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
const senders = 20;

describe.each([
  ['PGlite', () => join(grounds.folder, 'crash')],
  ['PostgreSQL', () => postgres.freshDatabase()],
])('a gateway on %s that is killed again and again', (_name, locationOf) => {
  it('restarts after it is killed, and has lost no acknowledged report', async () => {
    const location = locationOf();
    let sent = 0;
    let acknowledged = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const program = startProgram('gateway', {
        PORT: '0',
        DATABASE_URL: location,
        SIGNING_KEY: join(grounds.folder, 'publisher.pem'),
        RELAY_SECRETS: relaySecret,
      });
      const address = await program.address;
      const config = await keysFrom(address, grounds.signingKey.publicKey);
      let isDead = false;
      let here = 0;
      const share = async () => {
        while (!isDead) {
          // Each vote comes from another neighbourhood, so that all of them count.
          const place = `cc=RU, asn=8359, bucket=${sent % 4096}`;
          sent += 1;
          if (await isAcknowledged(address, config, place)) {
            here += 1;
            acknowledged += 1;
          }
        }
      };
      const sharers = Array.from({ length: senders }, share);
      // Kill it while it writes, each time at another point.
      while (here < 30 + 17 * kill) await new Promise((done) => setTimeout(done, 5));
      await program.end('SIGKILL');
      isDead = true;
      await Promise.all(sharers);
    }
    const store = await openStore(location);
    const [row] = await store.query<{ n: number }>('SELECT sum(n)::int AS n FROM counts WHERE cc = $1', ['RU']);
    await store.close();
    expect(acknowledged).toBeGreaterThanOrEqual(kills * 30);
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(row?.n).toBeLessThanOrEqual(sent);
  });
});

async function isAcknowledged(address: string, config: KeyConfig, place: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${relaySecret}`, 'reachable-network': place };
  const sealed = await sealRequest(config, sharing(sampleReport()));
  return post(`${address}/gateway`, sealed, headers).then(
    ({ inner }) => inner?.status === 404,
    () => false,
  );
}
