import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealRequest } from '../../../protocol/ohttp/client.ts';
import { requestLength } from '../../../protocol/ohttp/sizes.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import type { RunningGateway } from '../../gateway/start-gateway.ts';
import type { Store } from '../../store/store.ts';
import { sampleReport } from '../sample-report.ts';
import { sendFrom } from '../send-from.ts';
import { keysFrom, sharing } from '../sharing-client.ts';
import { type Grounds, makeGrounds } from '../start.ts';

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  gateway = await grounds.gateway(store);
});
afterAll(() => grounds.leave());

/** The two neighbours of the noisy host. */
const neighbours: readonly (readonly [address: string, report: Partial<Report>])[] = [
  ['127.6.6.2', { state: 'works' }],
  ['127.6.6.3', { state: 'blocked' }],
];

it('a host with 5000 noise messages keeps none of its neighbours from being counted', async () => {
  const { address } = await grounds.relay([gateway.address]);
  const noise = Array.from({ length: 5001 }, () => randomBytes(requestLength));
  const host = new Agent({ localAddress: '127.6.6.1', keepAlive: true } as never);
  const lines = Array.from({ length: 100 }, async () => {
    for (let one = noise.pop(); one; one = noise.pop()) await sendFrom(host, `${address}/ohttp`, one);
  });
  await Promise.all(lines);
  host.destroy();

  const config = await keysFrom(address, grounds.signingKey.publicKey);
  for (const [from, report] of neighbours) {
    const { body } = await sealRequest(config, sharing(sampleReport(report)));
    expect((await sendFrom(from, `${address}/ohttp`, body)).status).toBe(200);
  }
  await gateway.write();
  const counted = await store.query("SELECT state FROM counts WHERE cc = 'RU' ORDER BY state");
  expect(counted).toEqual([{ state: 'blocked' }, { state: 'works' }]);
});
