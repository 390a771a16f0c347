import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { importPublicKey } from '../../signed/signature.ts';
import { type Expected, verifySnapshot } from '../../signed/snapshot.ts';
import type { Snapshot } from '../../wire/snapshot.ts';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const snapshot: Snapshot = {
  v: 1,
  country: 'RU',
  counter: 100,
  publishedAt: 100 * 21_600,
  services: { telegram: { day: [20, 5, 0] } },
  networks: [],
};

let keys: CryptoKeyPair;
beforeAll(async () => {
  keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
});

async function signedBytes(zipped: Uint8Array, by: CryptoKey = keys.privateKey) {
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, by, new Uint8Array(zipped));
  return new Uint8Array(Buffer.concat([new Uint8Array(signature), zipped]));
}

const published = (value: unknown = snapshot) => signedBytes(gzipSync(JSON.stringify(value)));
const slotMs = 21_600_000;
const now = 100 * slotMs + 1;
const verify = (bytes: Uint8Array<ArrayBuffer>, expected: Partial<Expected> = {}) =>
  verifySnapshot(bytes, keys.publicKey, { country: 'RU', now, ...expected });
const as = (counter: number, change: Partial<Snapshot> = {}): Snapshot => ({
  ...snapshot,
  counter,
  publishedAt: counter * 21_600,
  ...change,
});

describe('a snapshot of unknown origin', () => {
  it('is read when the publisher signed it', async () => {
    expect(await verify(await published())).toEqual({ snapshot });
  });

  it('is accepted again, and refused once a newer one is known', async () => {
    const bytes = await published();
    expect(await verify(bytes, { newest: as(99) })).toEqual({ snapshot });
    expect(await verify(bytes, { newest: as(100) })).toEqual({ snapshot });
    expect(await verify(bytes, { newest: as(101) })).toEqual({ fault: 'older' });
  });

  it("is refused with the newest one's counter and different figures", async () => {
    const newest = as(100, { services: { telegram: { day: [20, 10, 0] } } });
    expect(await verify(await published(), { newest })).toEqual({ fault: 'other-figures' });
  });

  it.each([
    [72, 'now'],
    [99, 'now'],
    [101, 'now'],
    [71, 'refused'],
    [102, 'refused'],
    [2 ** 31, 'refused'],
  ])('of slot %i is current or refused, in slot 100: %s', async (counter, expected) => {
    const { fault } = await verify(await published(as(counter)));
    expect(fault).toBe(expected === 'now' ? undefined : 'date');
  });

  it('from another time than its counter says is refused', async () => {
    expect(await verify(await published(as(100, { publishedAt: 99 * 21_600 })))).toEqual({ fault: 'date' });
  });

  it('is refused with any of its bytes changed', async () => {
    const bytes = await published();
    for (const index of bytes.keys()) {
      const changed = bytes.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await verify(changed)).toEqual({ fault: 'signature' });
    }
  });

  it('is refused when someone else signed it', async () => {
    const other = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
    expect(await verify(await signedBytes(gzipSync(JSON.stringify(snapshot)), other.privateKey))).toEqual({
      fault: 'signature',
    });
  });

  it('of another country is refused', async () => {
    expect(await verify(await published({ ...snapshot, country: 'IR' }))).toEqual({ fault: 'country' });
  });

  it.each([
    ['is no gzip', Buffer.from('{"v":1}')],
    ['is cut off', gzipSync(JSON.stringify(snapshot)).subarray(0, 60)],
    ['is no JSON', gzipSync('{"v":1')],
    ['is no UTF-8', gzipSync(Buffer.from([0x22, 0xff, 0x22]))],
    ['has another form', gzipSync(JSON.stringify({ ...snapshot, v: 2 }))],
    ['unpacks to more than any snapshot', gzipSync(' '.repeat(2_000_000))],
  ])('that %s is refused although it is signed', async (_what, zipped) => {
    expect(await verify(await signedBytes(zipped))).toEqual({ fault: 'form' });
  });

  it.each([0, 64, 4501])('of %i bytes is refused because of its size', async (length) => {
    expect(await verify(new Uint8Array(length))).toEqual({ fault: 'size' });
  });
});

describe('the public key', () => {
  it.each(['spki', 'raw'] as const)('is read as %s in base64', async (format) => {
    const exported = await crypto.subtle.exportKey(format, keys.publicKey);
    const key = await importPublicKey(Buffer.from(exported).toString('base64'));
    expect(await verifySnapshot(await published(), key, { country: 'RU', now })).toEqual({ snapshot });
  });

  it('that is malformed throws', async () => {
    await expect(importPublicKey('AAAA')).rejects.toThrow();
  });
});
