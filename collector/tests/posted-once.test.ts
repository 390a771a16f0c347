import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeHeader } from '../../protocol/wire/place.ts';
import { sendMessage } from '../../src/community/offscreen/send.ts';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import type { Store } from '../store/store.ts';
import { sampleReport } from './sample-report.ts';
import { type Grounds, makeGrounds } from './start.ts';

const here = { cc: 'RU', asn: 8359 };
const secrets = ['one', 'two', 'three'];
/** A port on which nothing listens. */
const nowhere = 'http://127.0.0.1:9';

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;
let relays: readonly string[];
/** Whether the provider drops the answers to messages. */
let answersLost = false;
/** What happens before an answer goes back. */
let beforeAnswer: () => void;
/** The methods of the requests that reached a relay. */
let asked: string[] = [];
const servers: Server[] = [];
let isFull = false;

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  gateway = await grounds.gateway(
    {
      ...store,
      runOnce: async (...what) => {
        if (isFull) throw new Error('the disk is full');
        await store.runOnce(...what);
      },
    },
    { relays: secrets.map((secret) => ({ name: secret, secret })) },
  );
  relays = await Promise.all(
    secrets.map(async (secret) => provider((await grounds.relay([gateway.address], { secret })).address)),
  );
});
afterAll(async () => {
  await grounds.leave();
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
});
beforeEach(() => {
  asked = [];
  answersLost = false;
  beforeAnswer = () => undefined;
});

/** A provider between sender and relay. */
async function provider(relay: string): Promise<string> {
  const carry = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers, socket } = request;
    asked.push(method);
    const body = await buffer(request);
    const type = headers['content-type'];
    const answer = await fetch(`${relay}${url}`, {
      method,
      ...(type ? { headers: { 'content-type': type }, body } : {}),
    });
    const bytes = await answer.bytes();
    beforeAnswer();
    if (answersLost && method === 'POST') return void socket.destroy();
    for (const name of [placeHeader, 'content-type']) response.setHeader(name, answer.headers.get(name) ?? '');
    response.writeHead(answer.status).end(bytes);
  };
  const server = createServer((request, response) => void carry(request, response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const shown = expect.any(Array);

const send = (through: readonly string[], service: string, signal?: AbortSignal) =>
  sendMessage(
    {
      relays: through,
      publisherKey: grounds.signingKey.publicKey,
      report: sampleReport({ service }),
      from: here,
      country: here.cc,
    },
    signal,
  );

async function counted(service: string) {
  await gateway.write();
  return store.query(`SELECT n FROM counts WHERE service = '${service}'`);
}

describe('a report', () => {
  it('is posted once and counts once, however many relays there are, even if every answer is lost', async () => {
    answersLost = true;
    expect(await send(relays, 'telegram')).toEqual({ kind: 'unanswered', failed: [], refused: [relays[0]], shown });
    expect(asked).toEqual(['GET', 'GET', 'POST']);
    expect(await counted('telegram')).toEqual([{ n: 1 }]);
  });

  it('goes through the next relay if one gives no keys', async () => {
    expect(await send([nowhere, ...relays], 'signal')).toEqual({
      kind: 'answered',
      place: here,
      agreed: true,
      failed: [],
      refused: [nowhere],
      shown,
    });
    expect(await counted('signal')).toEqual([{ n: 1 }]);
  });

  it('may go another time if the gateway says, sealed, that it did not count it', async () => {
    isFull = true;
    for (let write = 0; write < 3; write++) await gateway.write();
    expect(await send(relays, 'whatsapp')).toEqual({ kind: 'failed', failed: [], refused: [], shown });
    expect(asked).toEqual(['GET', 'GET', 'POST']);
    isFull = false;
    expect(await counted('whatsapp')).toEqual([]);
  });

  it('is not posted, and no other relay is asked, once the person has cancelled it', async () => {
    const stop = new AbortController();
    beforeAnswer = () => stop.abort();
    expect(await send(relays, 'viber', stop.signal)).toEqual({ kind: 'failed', failed: [], refused: [] });
    expect(asked).toEqual(['GET']);
  });
});
