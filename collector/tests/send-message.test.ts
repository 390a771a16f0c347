import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendMessage } from '../../src/community/offscreen/send.ts';
import type { Message } from '../../src/community/outbox/participation.ts';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import type { Store } from '../store/store.ts';
import { type Recorder, recordBefore } from './recorder.ts';
import { sampleReport } from './sample-report.ts';
import { type Grounds, makeGrounds } from './start.ts';

const here = { cc: 'RU', asn: 8359 };
const elsewhere = { cc: 'KZ', asn: 9198 };

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;
let relay: Recorder;
/** Another relay of the same gateway, and one that places everybody in Kazakhstan. */
let second: Recorder;
let liar: string;
let silent: { readonly server: Server; readonly address: string };
/** The methods of the requests that reached the silent relay. */
let asked: string[] = [];

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  gateway = await grounds.gateway(store);
  relay = await recordBefore((await grounds.relay([gateway.address])).address);
  second = await recordBefore((await grounds.relay([gateway.address])).address);
  liar = (await grounds.relay([gateway.address], { placeOf: () => elsewhere })).address;
  silent = await relayThatSaysNoPlace(relay.address);
});
afterAll(async () => {
  await grounds.leave();
  await relay.close();
  await second.close();
  await new Promise((done) => silent.server.close(done));
});
beforeEach(async () => {
  await gateway.write();
  await store.query('DELETE FROM counts');
  relay.forget();
  second.forget();
  asked = [];
});

/** A standard relay: it has the same keys but does not send senders their place. */
async function relayThatSaysNoPlace(from: string) {
  const server = createServer((request, response) => {
    asked.push(request.method ?? '');
    void fetch(`${from}/keys`).then(async (keys) => response.end(await keys.text()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const message = (change: Partial<Message> = {}): Message => ({
  relays: [relay.address, second.address],
  publisherKey: grounds.signingKey.publicKey,
  report: sampleReport(),
  from: here,
  country: here.cc,
  ...change,
});
/** A port on which nothing listens. */
const nowhere = 'http://127.0.0.1:9';

async function counted() {
  await gateway.write();
  return store.query('SELECT cc, asn, n FROM counts');
}

const shown = expect.any(Array);
const answered = { kind: 'answered', place: here, agreed: true, failed: [], refused: [], shown };

/** Nobody knows which relay is at fault. */
const notSent = { kind: 'failed', failed: [], refused: [], shown };

describe('a message', () => {
  it('is sent from the network of its report, through the first of two relays that agree', async () => {
    expect(await sendMessage(message())).toEqual(answered);
    expect([relay.posts().length, second.posts().length]).toEqual([1, 0]);
    expect(await counted()).toEqual([{ ...here, n: 1 }]);
  });

  it.each([
    ['network', { cc: 'RU', asn: 12389 }],
    ['country', { cc: 'KZ', asn: 8359 }],
  ])('is not sent from another %s, if two relays say so', async (_what, from) => {
    expect(await sendMessage(message({ from }))).toEqual({
      kind: 'moved',
      place: here,
      failed: [],
      refused: [],
      shown,
    });
    expect([...relay.posts(), ...second.posts()]).toEqual([]);
  });

  it.each([0, 1, 2])('is sent although relay %i lies about the place, and that one is named', async (position) => {
    const relays = [relay.address, second.address].toSpliced(position, 0, liar);
    const report = sampleReport({ service: ['signal', 'viber', 'discord'][position] ?? '' });
    const failed = position < 2 ? [liar] : [];
    expect(await sendMessage(message({ relays, report }))).toEqual({ ...answered, failed });
  });

  it('is neither sent nor deleted because of one relay', async () => {
    for (const relays of [[liar, relay.address], [liar], [relay.address]])
      expect(await sendMessage(message({ relays }))).toEqual(notSent);
    expect([...relay.posts(), ...second.posts(), ...(await counted())]).toEqual([]);
  });

  it('with a report is not sent by keys that a relay has for this person alone, even if they are in the log', async () => {
    const other = await grounds.gateway(store);
    const own = await grounds.relay([other.address]);
    expect(await sendMessage(message({ relays: [own.address, relay.address] }))).toEqual(notSent);
    const report = sampleReport({ service: 'messenger' });
    const relays = [own.address, relay.address, second.address];
    expect(await sendMessage(message({ relays, report }))).toEqual({ ...answered, failed: [own.address] });
    expect(relay.posts()).toHaveLength(1);
  });

  it('with a report is not sent through a relay that does not send the place', async () => {
    const failed = [silent.address];
    expect(await sendMessage(message({ relays: [...failed, relay.address] }))).toEqual({ ...notSent, failed });
    expect(asked).toEqual(['GET']);
    const relays = [silent.address, relay.address, second.address];
    const other = message({ relays, report: sampleReport({ service: 'max' }) });
    expect(await sendMessage(other)).toMatchObject({ kind: 'answered', failed: [silent.address] });
  });

  it('that only reads is sent from anywhere, and through one relay if no other answers', async () => {
    const { report: _, from: __, ...question } = message();
    expect(await sendMessage(question)).toEqual(answered);
    const alone = { ...question, relays: [nowhere, relay.address] };
    expect(await sendMessage(alone)).toEqual({ ...answered, agreed: false, refused: [nowhere] });
    expect(await counted()).toEqual([]);
  });
});

describe('a relay', () => {
  /** The result of a message to a relay that does this with its connections, and to a sound one. */
  async function saidOf(answer: RequestListener): Promise<unknown> {
    const server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    const { failed, refused } = await sendMessage(message({ relays: [address, relay.address] }));
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    const named = (relays: readonly string[]) => relays.map((one) => (one === address ? 'it' : 'the other'));
    return { failed: named(failed), refused: named(refused) };
  }

  it.each<[string, RequestListener]>([
    ['closes a connection', ({ socket }) => socket.destroy()],
    ['has too much to do', (_request, response) => response.writeHead(503).end()],
  ])("that %s refuses, which is not its failure or the other's", async (_what, answer) => {
    expect(await saidOf(answer)).toEqual({ failed: [], refused: ['it'] });
  });

  it.each<[string, RequestListener]>([
    ['says something else', (_request, response) => response.end('{}')],
    ['does not reach its gateway', (_request, response) => response.writeHead(502).end()],
  ])('that %s fails, but the other one does not', async (_what, answer) => {
    expect(await saidOf(answer)).toEqual({ failed: ['it'], refused: [] });
  });
});
