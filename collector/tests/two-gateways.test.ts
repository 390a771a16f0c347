import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { openStore } from '../store/open-store.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type Program, startProgram } from './program.ts';
import { sampleReport } from './sample-report.ts';
import { keysFrom, post, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from './start.ts';

let postgres: PostgresServer;
let grounds: Grounds;
let gateways: readonly Program[];
let location: string;

beforeAll(async () => {
  postgres = await startPostgres();
  grounds = await makeGrounds();
  location = postgres.freshDatabase();
  const env = {
    PORT: '0',
    DATABASE_URL: location,
    RELAY_SECRETS: `one=${relaySecret}`,
  };
  // Both start at once on an empty database.
  gateways = [startProgram('gateway', env), startProgram('gateway', env)];
});
afterAll(async () => {
  await grounds.leave();
  await postgres.stop();
});

const services = ['signal', 'telegram', 'viber', 'whatsapp'];
const batches = 10;
const batch = 32;

it('two gateways on one PostgreSQL offer the keys that a publisher has logged, and count every report', async () => {
  const addresses = await Promise.all(gateways.map(({ address }) => address));
  const publisher = startProgram('publisher', {
    ONCE: '1',
    RELAYS: 'one,two',
    DATABASE_URL: location,
    SIGNING_KEY: join(grounds.folder, 'publisher.pem'),
    NOISE_SECRET: join(grounds.folder, 'noise.secret'),
    PUBLIC_FOLDER: join(grounds.folder, 'public'),
    OONI_API: 'none',
  });
  await once(publisher.process, 'close');
  await Promise.all(addresses.map(shareManyTimes));
  // A gateway writes its counts when it is stopped.
  expect(await Promise.all(gateways.map((gateway) => gateway.end()))).toEqual([0, 0]);
  const store = await openStore(location);
  const rows = await store.query('SELECT service, sum(n)::int AS n FROM counts GROUP BY service ORDER BY service');
  await store.close();
  const n = (gateways.length * batches * batch) / services.length;
  expect(rows).toEqual(services.map((service) => ({ service, n })));
});

/** Sends votes from different neighbourhoods, so that all of them count. */
async function shareManyTimes(address: string, gateway: number): Promise<void> {
  await expect.poll(async () => (await fetch(`${address}/keys`)).status, { timeout: 30_000 }).toBe(200);
  const config = await keysFrom(address, grounds.signingKey.publicKey);
  const share = async (vote: number) => {
    const place = `cc=RU, asn=8359, bucket=${gateway * 2000 + vote}`;
    const headers = { authorization: `Bearer ${relaySecret}`, 'reachable-network': place };
    const report = sampleReport({ service: services[vote % services.length] ?? '' });
    const { inner } = await post(`${address}/gateway`, await sealRequest(config, sharing(report)), headers);
    expect(inner?.status).toBe(404);
  };
  for (let first = 0; first < batches * batch; first += batch) {
    await Promise.all(Array.from({ length: batch }, (_, index) => share(first + index)));
  }
}
