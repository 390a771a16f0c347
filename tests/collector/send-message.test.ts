import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../src/collector/gateway/start-gateway.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { sendMessage } from '../../src/community/offscreen/send.ts';
import type { Message } from '../../src/community/outbox/participation.ts';
import { type Recorder, recordBefore } from './recorder.ts';
import { sampleReport } from './sample-report.ts';
import { type Grounds, makeGrounds } from './start.ts';

const here = { cc: 'RU', asn: 8359 };

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;
let relay: Recorder;
let silent: { readonly server: Server; readonly address: string };
/** The methods of the requests that reached the silent relay. */
let asked: string[] = [];

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  gateway = await grounds.gateway(store);
  relay = await recordBefore((await grounds.relay([gateway.address])).address);
  silent = await relayThatSaysNoPlace(relay.address);
});
afterAll(async () => {
  await grounds.leave();
  await relay.close();
  await new Promise((done) => silent.server.close(done));
});
beforeEach(async () => {
  await gateway.write();
  await store.query('DELETE FROM counts');
  relay.forget();
  asked = [];
});

/** A standard relay: it has the same keys but does not tell senders their place. */
async function relayThatSaysNoPlace(from: string) {
  const server = createServer((request, response) => {
    asked.push(request.method ?? '');
    void fetch(`${from}/keys`).then(async (keys) => response.end(await keys.text()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const message = (change: Partial<Message> = {}): Message => ({
  relays: [relay.address],
  publisherKey: grounds.signingKey.publicKey,
  report: sampleReport(),
  from: here,
  country: here.cc,
  ...change,
});
async function counted() {
  await gateway.write();
  return store.query('SELECT cc, asn, n FROM counts');
}

describe('a message', () => {
  it('is sent from the network of its report', async () => {
    expect(await sendMessage(message())).toEqual({ kind: 'answered', place: here });
    expect(await counted()).toEqual([{ ...here, n: 1 }]);
  });

  it.each([
    ['network', { cc: 'RU', asn: 12389 }],
    ['country', { cc: 'KZ', asn: 8359 }],
  ])('is not sent from another %s', async (_what, from) => {
    expect(await sendMessage(message({ from }))).toEqual({ kind: 'moved', place: here });
    expect(relay.posts()).toEqual([]);
  });

  it('with a report is not sent through a relay that does not tell the place', async () => {
    expect(await sendMessage(message({ relays: [silent.address] }))).toEqual({ kind: 'failed' });
    expect(asked).toEqual(['GET']);
    // For another service, since the neighbourhood has already voted on the first.
    const other = message({ relays: [silent.address, relay.address], report: sampleReport({ service: 'signal' }) });
    expect(await sendMessage(other)).toMatchObject({ kind: 'answered' });
    expect(await counted()).toHaveLength(1);
  });

  it('that only reads is sent from anywhere', async () => {
    const { report: _, from: __, ...question } = message();
    expect(await sendMessage(question)).toEqual({ kind: 'answered', place: here });
    expect(await counted()).toEqual([]);
  });
});
