import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealRequest } from '../../../protocol/ohttp/client.ts';
import { encapsulate } from '../../../protocol/ohttp/encapsulate.ts';
import { type KeyConfig, parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';
import { responseLength } from '../../../protocol/ohttp/sizes.ts';
import { slotOf } from '../../../protocol/wire/slot.ts';
import type { RunningGateway } from '../../gateway/start-gateway.ts';
import { storeSnapshots } from '../../store/snapshots.ts';
import type { Store } from '../../store/store.ts';
import { sampleReport } from '../sample-report.ts';
import { keysFrom, post, question, sharing } from '../sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from '../start.ts';

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;
let address: string;
let config: KeyConfig;

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  await storeSnapshots(store, [
    {
      cc: 'RU',
      counter: slotOf(Date.now()),
      signature: new Uint8Array(64).fill(1),
      body: new Uint8Array(4400).fill(2),
      proof: new Uint8Array(1400).fill(3),
    },
  ]);
  gateway = await grounds.gateway(store);
  ({ address } = gateway);
  config = await keysFrom(address, grounds.signingKey.publicKey);
});
afterAll(() => grounds.leave());
beforeEach(async () => {
  await gateway.write();
  await store.query('DELETE FROM counts');
});

async function counts(from = gateway) {
  await from.write();
  return store.query('SELECT cc, asn, service, state, n FROM counts ORDER BY cc, service, state');
}

const seenAt = (place: string) => ({ authorization: `Bearer ${relaySecret}`, 'reachable-network': place });
const russian = seenAt('cc=RU, asn=8359, bucket=7');

async function ask(request: Request, headers: Record<string, string> = russian) {
  return post(`${address}/gateway`, await sealRequest(config, request), headers);
}

const blocked = { cc: 'RU', asn: 8359, service: 'telegram', state: 'blocked', n: 1 };
const unplaced = { ...blocked, cc: 'ZZ', asn: 0 };

describe('a gateway', () => {
  it('answers a query with the signed snapshot, after the proof that it is in the log', async () => {
    const { inner } = await ask(question('RU'));
    expect(inner?.status).toBe(200);
    const body = new Uint8Array((await inner?.arrayBuffer()) ?? new ArrayBuffer());
    const parts = [body.subarray(0, 1400), body.subarray(1400, 1464), body.subarray(1464)];
    expect(parts.map((part) => [part.length, ...new Set(part)])).toEqual([
      [1400, 3],
      [64, 1],
      [4400, 2],
    ]);
    expect(await counts()).toEqual([]);
  });

  it('answers a report in the same way, and counts it', async () => {
    const [asked, shared] = [await ask(question('RU')), await ask(sharing(sampleReport()))];
    expect(await counts()).toEqual([blocked]);
    expect(shared.inner?.status).toBe(200);
    expect(await shared.inner?.arrayBuffer()).toEqual(await asked.inner?.arrayBuffer());
  });

  it.each([
    ['a query for a country without data', () => question('FR'), 404],
    ['an unknown path', () => new Request('https://collector.reachable/v2/reports', { method: 'POST' }), 404],
    ['another method', () => new Request('https://collector.reachable/v1/reports', { method: 'PUT', body: '{}' }), 404],
    ['a report with an extra field', () => sharing({ ...sampleReport(), at: Date.now() }), 422],
    [
      'a report that is not JSON',
      () => new Request('https://collector.reachable/v1/reports', { method: 'POST', body: '{' }),
      422,
    ],
  ])('answers %s with the same number of bytes', async (_name, request, status) => {
    const { outer, inner } = await ask(request());
    expect(inner?.status).toBe(status);
    expect(await outer.arrayBuffer()).toHaveProperty('byteLength', responseLength);
    expect(await counts()).toEqual([]);
  });

  it('answers 400 to a sealed message that is not HTTP', async () => {
    const { request, openResponse } = await encapsulate(config, new Uint8Array(936).fill(9));
    const outer = await fetch(`${address}/gateway`, {
      method: 'POST',
      headers: { 'content-type': 'message/ohttp-req', ...russian },
      body: request,
    });
    const message = await openResponse(new Uint8Array(await outer.arrayBuffer()));
    expect([...message.subarray(0, 3)]).toEqual([1, 0x41, 0x90]);
  });
});

describe('a gateway and the places of senders', () => {
  it.each<[string, Record<string, string>]>([
    ['names no place', { authorization: russian.authorization }],
    ['names an impossible place', seenAt('cc=RU, asn=8359, bucket=9999')],
    ['saw another network', seenAt('cc=RU, asn=12389, bucket=7')],
  ])('does not believe a relay that %s', async (_name, headers) => {
    expect((await ask(sharing(sampleReport()), headers)).inner?.status).toBe(200);
    expect(await counts()).toEqual([unplaced]);
  });

  it.each<[string, Record<string, string>]>([
    ['has no secret', { 'reachable-network': 'cc=RU, asn=8359, bucket=101' }],
    ['has a wrong secret', { ...seenAt('cc=RU, asn=8359, bucket=102'), authorization: 'Bearer between them' }],
  ])('refuses unopened the messages of a relay that %s', async (_name, headers) => {
    const message = await sealRequest(config, sharing(sampleReport()));
    expect((await post(`${address}/gateway`, message, headers)).outer.status).toBe(403);
    expect(await counts()).toEqual([]);
    // A gateway counts no message that it has opened before.
    expect(
      (await post(`${address}/gateway`, message, { ...headers, authorization: russian.authorization })).outer.status,
    ).toBe(200);
    expect(await counts()).toEqual([blocked]);
  });

  it("opens everybody's messages if it knows no relays, and counts them for no country", async () => {
    const open = await grounds.gateway(store, { relays: [] });
    const message = await sealRequest(
      await keysFrom(open.address, grounds.signingKey.publicKey),
      sharing(sampleReport()),
    );
    expect((await post(`${open.address}/gateway`, message, russian)).inner?.status).toBe(200);
    expect(await counts(open)).toEqual([unplaced]);
  });

  it('believes a relay with the secret, and counts a neighbourhood once in half a day', async () => {
    const fresh = seenAt('cc=RU, asn=8359, bucket=8');
    for (let vote = 0; vote < 5; vote += 1) await ask(sharing(sampleReport()), fresh);
    expect(await counts()).toEqual([{ ...blocked, n: 1 }]);
  });
});

describe('a gateway and other clients', () => {
  it('serves its keys in the standard form', async () => {
    const answer = await fetch(`${address}/ohttp-keys`);
    expect(answer.headers.get('content-type')).toBe('application/ohttp-keys');
    expect(parseKeyConfigs(new Uint8Array(await answer.arrayBuffer()))).toEqual([config]);
  });

  it('opens messages of other lengths', async () => {
    const { request, openResponse } = await encapsulate(
      config,
      Uint8Array.from(Buffer.from('00034745540568747470730b6578616d706c652e636f6d012f', 'hex')),
    );
    const outer = await fetch(`${address}/gateway`, {
      method: 'POST',
      headers: { 'content-type': 'message/ohttp-req', ...russian },
      body: request,
    });
    expect(outer.headers.get('content-type')).toBe('message/ohttp-res');
    await openResponse(new Uint8Array(await outer.arrayBuffer()));
  });

  it('answers the standard problem if the key is gone', async () => {
    const stale = await sealRequest({ ...config, keyId: (config.keyId + 5) % 256 }, question('RU'));
    const { outer } = await post(`${address}/gateway`, stale, russian);
    expect([outer.status, outer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(await outer.json()).toMatchObject({ type: 'https://iana.org/assignments/http-problem-types#ohttp-key' });
  });
});

describe('a gateway whose store fails', () => {
  let broken: Grounds;
  let failing: RunningGateway;
  let isFull: boolean;
  let ask: (request: Request) => Promise<number | undefined>;

  beforeEach(async () => {
    broken = await makeGrounds();
    isFull = true;
    const full: Store = {
      query: store.query,
      async runOnce(text, params) {
        if (isFull) throw new Error('the disk is full');
        await store.runOnce(text, params);
      },
      async close() {},
    };
    failing = await broken.gateway(full);
    const keys = await keysFrom(failing.address, broken.signingKey.publicKey);
    ask = async (request) =>
      (await post(`${failing.address}/gateway`, await sealRequest(keys, request), russian)).inner?.status;
  });
  afterEach(() => broken.leave());

  it('loses no report that it has acknowledged', async () => {
    expect(await ask(sharing(sampleReport()))).toBe(200);
    await failing.write();
    expect(await ask(sharing(sampleReport({ service: 'signal' })))).toBe(200);
    isFull = false;
    expect(await counts(failing)).toEqual([{ ...blocked, service: 'signal' }, blocked]);
  });

  it('accepts nothing after three failed writes, and refuses every message with one error', async () => {
    await ask(sharing(sampleReport()));
    for (let write = 0; write < 3; write += 1) await failing.write();
    expect(await ask(sharing(sampleReport({ service: 'signal' })))).toBe(503);
    expect(await ask(question('RU'))).toBe(503);
    expect(await ask(question('FR'))).toBe(503);
    expect(await ask(sharing({}))).toBe(503);
  });

  it('accepts reports again once a write succeeds, including those that it refused', async () => {
    for (let write = 0; write < 3; write += 1) await failing.write();
    expect(await ask(sharing(sampleReport()))).toBe(503);
    isFull = false;
    await failing.write();
    expect(await ask(sharing(sampleReport()))).toBe(200);
    expect(await counts(failing)).toEqual([blocked]);
  });

  it('fails its health check until a write succeeds', async () => {
    const health = async () => (await fetch(`${failing.address}/health`)).status;
    expect(await health()).toBe(200);
    await failing.write();
    expect(await health()).toBe(503);
    isFull = false;
    await failing.write();
    expect(await health()).toBe(200);
  });
});
