import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealRequest } from '../../../protocol/ohttp/client.ts';
import { responseLength } from '../../../protocol/ohttp/sizes.ts';
import { readPlace } from '../../../protocol/wire/place.ts';
import type { RunningGateway } from '../../gateway/start-gateway.ts';
import type { Store } from '../../store/store.ts';
import { type Recorder, recordBefore } from '../recorder.ts';
import { sampleReport } from '../sample-report.ts';
import { keysFrom, question, send, sharing } from '../sharing-client.ts';
import { type Grounds, makeGrounds } from '../start.ts';

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;
let recorders: readonly Recorder[];
let relay: string;

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  gateway = await grounds.gateway(store);
  const { address } = gateway;
  // Two recorders in front of one gateway show to which of two gateways a message is sent.
  recorders = [await recordBefore(address), await recordBefore(address)];
  ({ address: relay } = await grounds.relay(recorders.map((recorder) => recorder.address)));
});
afterAll(async () => {
  await grounds.leave();
  for (const recorder of recorders) await recorder.close();
});
beforeEach(async () => {
  await store.query('DELETE FROM counts');
  for (const recorder of recorders) recorder.forget();
});

const keys = () => keysFrom(relay, grounds.signingKey.publicKey);

interface Answer {
  readonly status: number;
  readonly place: string | undefined;
  readonly length: number;
}

/** Sends one message from an address of loopback. */
async function sendFrom(localAddress: string, to: string, body: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      `${to}/ohttp`,
      { method: 'POST', localAddress, headers: { 'content-type': 'message/ohttp-req' }, agent: false },
      (response) => {
        let length = 0;
        response.on('data', (piece: Buffer) => {
          length += piece.length;
        });
        response.on('end', () => {
          const place = response.headers['reachable-network']?.toString();
          resolve({ status: response.statusCode ?? 0, place, length });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const seal = async (request: Request) => (await sealRequest(await keys(), request)).body;

describe('a relay', () => {
  it('forwards a message and returns its answer', async () => {
    const { outer, inner } = await send(relay, await keys(), sharing(sampleReport()));
    expect(outer.headers.get('content-type')).toBe('message/ohttp-res');
    expect(await outer.arrayBuffer()).toHaveProperty('byteLength', responseLength);
    expect(inner?.status).toBe(404);
    await gateway.write();
    expect(await store.query('SELECT cc, asn, n FROM counts')).toEqual([{ cc: 'RU', asn: 8359, n: 1 }]);
  });

  it.each([
    ['127.0.0.1', 'cc=RU, asn=8359'],
    ['127.200.0.1', 'cc=IR, asn=44244'],
  ])('returns %s its place, without a bucket', async (from, place) => {
    expect(await sendFrom(from, relay, await seal(question('RU')))).toMatchObject({ status: 200, place });
  });

  it('sends the place with the keys too, before anything is sent', async () => {
    expect((await fetch(`${relay}/keys`)).headers.get('reachable-network')).toBe('cc=RU, asn=8359');
  });

  it('gives a neighbourhood one bucket and one gateway', async () => {
    const from = ['127.3.4.1', '127.3.4.2', '127.3.4.250'];
    for (const address of from) await sendFrom(address, relay, await seal(question('RU')));
    const used = recorders.filter((recorder) => recorder.posts().length > 0);
    expect(used).toHaveLength(1);
    const places = used.flatMap((recorder) => recorder.posts().map(({ headers }) => headers['reachable-network']));
    expect(new Set(places).size).toBe(1);
    const bucket = readPlace(places[0])?.bucket ?? -1;
    expect(recorders[bucket % 2]).toBe(used[0]);
  });

  it('spreads neighbourhoods over its gateways', async () => {
    const body = await seal(question('RU'));
    for (let street = 0; street < 40; street += 1) await sendFrom(`127.9.${street}.1`, relay, body);
    expect(recorders.every((recorder) => recorder.posts().length > 0)).toBe(true);
  });

  it('fetches the keys of a gateway once for many senders', async () => {
    const { address } = await grounds.relay([recorders[0]?.address ?? '']);
    await Promise.all(Array.from({ length: 50 }, () => keysFrom(address, grounds.signingKey.publicKey)));
    expect(recorders[0]?.requests().filter(({ path }) => path === '/keys')).toHaveLength(1);
  });

  it('serves keys of the same length to everybody', async () => {
    const lengths = await Promise.all([1, 2, 3].map(async () => (await (await fetch(`${relay}/keys`)).text()).length));
    expect(new Set(lengths).size).toBe(1);
  });

  it('passes on that the key is gone', async () => {
    const config = await keys();
    const { outer } = await send(relay, { ...config, keyId: (config.keyId + 5) % 256 }, question('RU'));
    expect([outer.status, outer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  });

  it('fetches keys again once a message failed because of its key', async () => {
    const [recorder] = recorders;
    const { address } = await grounds.relay([recorder?.address ?? '']);
    const config = await keysFrom(address, grounds.signingKey.publicKey);
    await new Promise((done) => setTimeout(done, 1100));
    await send(address, { ...config, keyId: (config.keyId + 5) % 256 }, question('RU'));
    expect(await keysFrom(address, grounds.signingKey.publicKey)).toEqual(config);
    expect(recorder?.requests().filter(({ path }) => path === '/keys')).toHaveLength(2);
  });

  it('answers 502 if its gateway is gone', async () => {
    const { address } = await grounds.relay(['http://127.0.0.1:9']);
    expect((await sendFrom('127.0.0.1', address, new Uint8Array(1024))).status).toBe(502);
    expect((await fetch(`${address}/keys`)).status).toBe(502);
  });

  it('limits how many messages wait for a gateway that does not answer', async () => {
    // As many connections as a busy machine opens before the relay gives up the first.
    const maxWaiting = 64;
    const silent = createServer().listen(0, '127.0.0.1');
    const held: Socket[] = [];
    const waiting = new Promise<void>((done) => {
      silent.on('connection', (socket) => {
        held.push(socket);
        if (held.length === maxWaiting) done();
      });
    });
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const { address } = await grounds.relay([`http://127.0.0.1:${port}`], { maxWaiting });
    const message = new Uint8Array(1024);
    const first = Array.from({ length: maxWaiting }, () => sendFrom('127.11.0.1', address, message));
    await waiting;
    expect((await sendFrom('127.12.0.1', address, message)).status).toBe(503);
    silent.close();
    for (const socket of held) socket.destroy();
    expect(new Set((await Promise.all(first)).map(({ status }) => status))).toEqual(new Set([502]));
    expect((await sendFrom('127.12.0.1', address, message)).status).toBe(502);
  });

  it('does not allow requests from pages of other sites', async () => {
    const asked = await fetch(`${relay}/ohttp`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.status).toBe(404);
    const { outer } = await send(relay, await keys(), question('RU'));
    const allowed = [...asked.headers.keys(), ...outer.headers.keys()].filter((name) =>
      name.startsWith('access-control'),
    );
    expect(allowed).toEqual([]);
  });

  it('sets no cookie and forbids caching', async () => {
    const { outer } = await send(relay, await keys(), question('RU'));
    expect(outer.headers.get('set-cookie')).toBeNull();
    expect(outer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a relay behind a proxy', () => {
  it.each([
    ['the proxy that it knows', '127.0.0.1', 'cc=IR, asn=44244'],
    ['somebody else', '127.0.0.2', 'cc=RU, asn=8359'],
  ])("trusts the sender's address from %s", async (_name, proxy, place) => {
    const { address } = await grounds.relay([recorders[0]?.address ?? ''], { server: { trustedProxies: '127.0.0.1' } });
    const body = await seal(question('RU'));
    const seen = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'message/ohttp-req', 'x-forwarded-for': '127.200.0.9' };
      const sent = httpRequest(`${address}/ohttp`, { method: 'POST', localAddress: proxy, headers }, (response) => {
        response.resume();
        resolve(response.headers['reachable-network']);
      });
      sent.on('error', reject);
      sent.end(body);
    });
    expect(seen).toBe(place);
  });
});
