import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { filesIn } from './files-in.ts';
import { sampleReport } from './sample-report.ts';
import { keysFrom, post, question, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from './start.ts';

const services = ['whatsapp', 'viber', 'telegram', 'signal', 'messenger', 'max', 'discord'];

/** PostgreSQL counts microseconds from 2000. */
const postgresEpochMs = Date.UTC(2000, 0, 1);

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;
let folder: string;
beforeAll(async () => {
  grounds = await makeGrounds();
  folder = join(grounds.folder, 'store');
  // Not a copy, which would bring its own times to the disk.
  store = await openStore(folder);
  gateway = await grounds.gateway(store);
});
afterAll(() => grounds.leave());

/** Shares one report of each service, each at its own time, with queries between them. */
async function shareAll(bucket: number): Promise<void> {
  const config = await keysFrom(gateway.address, grounds.signingKey.publicKey);
  for (const service of services) {
    for (const message of [question('RU'), sharing(sampleReport({ service })), question('IR')]) {
      const headers = {
        authorization: `Bearer ${relaySecret}`,
        'reachable-network': `cc=RU, asn=8359, bucket=${bucket}`,
      };
      await post(`${gateway.address}/gateway`, await sealRequest(config, message), headers);
    }
  }
}

/** Every time in a range that any file of the folder holds in PostgreSQL's form, in the log, the heap or elsewhere. */
function timesOnDisk(from: number, to: number): readonly number[] {
  const [least, most] = [BigInt(from - postgresEpochMs) * 1000n, BigInt(to - postgresEpochMs) * 1000n];
  const highest = Number(least >> 48n);
  const found = new Set<bigint>();
  for (const file of filesIn(folder)) {
    const bytes = readFileSync(file);
    for (let at = 0; at + 8 <= bytes.length; at += 1) {
      // Reading a number at every place would take minutes.
      if (bytes[at + 7] !== 0 || bytes[at + 6] !== highest) continue;
      const value = bytes.readBigInt64LE(at);
      if (value >= least && value <= most) found.add(value);
    }
  }
  return [...found].map((value) => Number(value / 1000n) + postgresEpochMs).sort((a, b) => a - b);
}

describe('a copy of the folder of the store', () => {
  it('holds one time for each write, whatever the number of reports', async () => {
    const begin = Date.now();
    await shareAll(1);
    await gateway.write();
    await shareAll(2);
    await gateway.write();
    const [sum] = await store.query<{ n: number }>('SELECT sum(n)::int AS n FROM counts');
    expect(sum?.n).toBe(2 * services.length);
    const times = timesOnDisk(begin, Date.now());
    expect(times).toHaveLength(2);
  });

  it('holds one transaction for each write, with its rows in the order of the key', async () => {
    await store.query('DELETE FROM counts');
    await shareAll(3);
    await gateway.write();
    const rows = await store.query<{ service: string; transaction: string }>(
      'SELECT service, xmin::text AS transaction FROM counts ORDER BY ctid',
    );
    expect(new Set(rows.map(({ transaction }) => transaction)).size).toBe(1);
    expect(rows.map(({ service }) => service)).toEqual(services.toSorted());
  });
});
