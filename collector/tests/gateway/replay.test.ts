import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SealedRequest, sealRequest } from '../../../protocol/ohttp/client.ts';
import { parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';
import { openKeyRing } from '../../gateway/key-ring.ts';
import { rememberOpened } from '../../gateway/opened-messages.ts';
import type { RunningGateway } from '../../gateway/start-gateway.ts';
import type { Store } from '../../store/store.ts';
import { sampleReport } from '../sample-report.ts';
import { keysFrom, post, question, sharing } from '../sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from '../start.ts';

const otherRelay = 'a second relay';
const copies = 300;

let grounds: Grounds;
let store: Store;
let gateway: RunningGateway;

beforeAll(async () => {
  grounds = await makeGrounds();
  store = await grounds.openStore();
  gateway = await grounds.gateway(store, {
    relays: [
      { name: 'one', secret: relaySecret },
      { name: 'two', secret: otherRelay },
    ],
  });
});
afterAll(() => grounds.leave());
beforeEach(async () => {
  await gateway.write();
  await store.query('DELETE FROM counts');
});

const seal = async (address: string, request = sharing(sampleReport())) =>
  sealRequest(await keysFrom(address, grounds.signingKey.publicKey), request);

/** Posts a message as a relay that invents the sender's neighbourhood. */
const postFrom = (address: string, message: SealedRequest, bucket: number, secret = relaySecret) =>
  post(`${address}/gateway`, message, {
    authorization: `Bearer ${secret}`,
    'reachable-network': `cc=RU, asn=8359, bucket=${bucket}`,
  });

async function counted(): Promise<number> {
  await gateway.write();
  const [row] = await store.query<{ n: number }>('SELECT coalesce(sum(n), 0)::int AS n FROM counts');
  return row?.n ?? 0;
}

describe('a relay that posts one report again and again, from invented neighbourhoods', () => {
  it('adds no more than the report itself', async () => {
    const message = await seal(gateway.address);
    await Promise.all(Array.from({ length: copies }, (_, bucket) => postFrom(gateway.address, message, bucket)));
    expect(await counted()).toBe(1);
  });

  it('adds nothing with the help of another relay', async () => {
    const message = await seal(gateway.address);
    await postFrom(gateway.address, message, 1001);
    await postFrom(gateway.address, message, 1002, otherRelay);
    expect(await counted()).toBe(1);
  });

  it('gets the same answer for each copy', async () => {
    for (const request of [sharing(sampleReport()), question('RU'), sharing({})]) {
      const message = await seal(gateway.address, request);
      const [first, again] = [
        await postFrom(gateway.address, message, 2001),
        await postFrom(gateway.address, message, 2002),
      ];
      const plain = async ({ outer, inner }: typeof first) => [
        outer.status,
        [...outer.headers.keys()],
        inner?.status,
        await inner?.text(),
      ];
      expect(await plain(again)).toEqual(await plain(first));
    }
  });

  it('uses up no vote of the neighbourhoods that it names', async () => {
    const message = await seal(gateway.address);
    await postFrom(gateway.address, message, 3001);
    await postFrom(gateway.address, message, 3002);
    const own = sharing(sampleReport({ state: 'works' }));
    await postFrom(gateway.address, await seal(gateway.address, own), 3002);
    await gateway.write();
    expect(await store.query("SELECT n FROM counts WHERE state = 'works'")).toEqual([{ n: 1 }]);
  });

  it('adds nothing at another gateway, or at this one after a restart', async () => {
    const message = await seal(gateway.address);
    const another = await grounds.gateway(store);
    const { outer } = await postFrom(another.address, message, 4001);
    expect([outer.status, outer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    await another.write();
    expect(await counted()).toBe(0);
  });
});

describe('the memory of a key', () => {
  const monday = Date.UTC(2026, 10, 23, 23, 59);
  const enc = (number: number) => Uint8Array.of(number >> 8, number);
  const idOf = (ring: ReturnType<typeof openKeyRing>) => parseKeyConfigs(Uint8Array.from(ring.keys()))[0]?.keyId ?? -1;

  it('lasts as long as the key, over midnight', () => {
    const ring = openKeyRing(monday);
    const id = idOf(ring);
    expect([ring.isFirst(id, enc(1)), ring.isFirst(id, enc(2)), ring.isFirst(id, enc(1))]).toEqual([true, true, false]);
    ring.turn(monday + 10 * 60 * 1000);
    expect(idOf(ring)).not.toBe(id);
    expect(ring.isFirst(id, enc(1))).toBe(false);
    ring.turn(monday + 20 * 60 * 1000);
    expect(ring.keyOf(id)).toBeUndefined();
  });

  it('forgets no message while it has room', () => {
    const opened = rememberOpened(2 ** 12);
    let messages = 0;
    while (!opened.isFull()) expect(opened.isFirst(enc(messages++))).toBe(true);
    expect(messages).toBe(3072);
    for (let message = 0; message < messages; message += 1) expect(opened.isFirst(enc(message))).toBe(false);
  });

  it('never overflows: a half-full key is replaced, and a full one opens nothing more', () => {
    const ring = openKeyRing(monday, () => rememberOpened(16));
    const id = idOf(ring);
    for (let message = 0; message < 8; message += 1) ring.isFirst(id, enc(message));
    ring.turn(monday);
    for (let message = 8; message < 12; message += 1)
      expect(ring.keyOf(id) && ring.isFirst(id, enc(message))).toBe(true);
    expect(ring.isFirst(id, enc(3))).toBe(false);
    expect(ring.keyOf(id)).toBeUndefined();
    expect(ring.keyOf(idOf(ring))).toBeDefined();
  });

  it('that is due for replacement is offered until the next one is in the log, and no two take its place', () => {
    const ring = openKeyRing(monday, () => rememberOpened(16));
    const log = () => ring.logged(ring.sets().map((set) => ({ ...set, place: 1, proof: new Uint8Array() })));
    log();
    const [first, firstId] = [ring.loggedKeys(), idOf(ring)];
    for (let message = 0; message < 8; message += 1) ring.isFirst(firstId, enc(message));
    for (let minute = 0; minute < 3; minute += 1) ring.turn(monday);
    expect([ring.loggedKeys(), idOf(ring), ring.sets().length]).toEqual([first, firstId, 3]);
    log();
    expect(ring.loggedKeys()?.keys).not.toBe(first?.keys);
    expect(ring.isFirst(firstId, enc(8))).toBe(true);
  });
});
