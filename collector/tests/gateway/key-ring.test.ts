import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfKeys } from '../../../protocol/log/proven-keys.ts';
import { canUse } from '../../../protocol/ohttp/encapsulate.ts';
import { parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';
import { dayMs } from '../../each-day.ts';
import { openKeyRing } from '../../gateway/key-ring.ts';
import { readOrMakeSigningKey, readSigningKey, type SigningKey } from '../../signing-key.ts';

let folder: string;
let file: string;
let signingKey: SigningKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reachable-keys-'));
  file = join(folder, 'publisher.pem');
  signingKey = await readOrMakeSigningKey(file);
});
afterAll(() => rm(folder, { recursive: true }));

const monday = Date.UTC(2026, 10, 23, 8);
const hourMs = 60 * 60 * 1000;
const midnight = monday + 16 * hourMs;

const open = () => openKeyRing(monday);
type Ring = ReturnType<typeof open>;
const idOf = (ring: Ring) => parseKeyConfigs(Uint8Array.from(ring.keys()))[0]?.keyId ?? -1;
/** What the publisher logs of a ring that has these places in the log of its day. */
const logAll = (ring: Ring) =>
  ring.logged(ring.sets().map((set, index) => ({ ...set, place: index + 1, proof: Uint8Array.of(index) })));
const offered = (ring: Ring) => ring.loggedKeys()?.keys;

describe('the keys of a gateway', () => {
  it('are for the one suite of the extension', () => {
    const [config, ...more] = parseKeyConfigs(Uint8Array.from(open().keys()));
    expect(config && canUse(config)).toBe(true);
    expect(more).toEqual([]);
  });

  it('are offered once they are in the log, with their place in it', async () => {
    const ring = open();
    expect(ring.loggedKeys()).toBeUndefined();
    logAll(ring);
    const keys = Buffer.from(ring.keys()).toString('base64');
    expect(ring.loggedKeys()).toEqual({ v: 1, keys, day: monday / dayMs - 8 / 24, place: 1, proof: 'AA==' });
    expect(ring.sets()[0]?.hash).toBe(await hashOfKeys(Uint8Array.from(ring.keys())));
  });

  it('are made a day ahead, so that tomorrow’s are in the log before tomorrow', () => {
    const ring = open();
    const thisDay = Math.floor(monday / dayMs);
    expect(ring.sets().map(({ day }) => day)).toEqual([thisDay, thisDay + 1]);
    logAll(ring);
    const today = offered(ring);
    ring.turn(midnight - 1);
    expect(offered(ring)).toBe(today);
    ring.turn(midnight);
    expect([offered(ring), ring.loggedKeys()?.place]).toEqual([expect.not.stringMatching(`^${today}$`), 2]);
    ring.turn(midnight + 24 * hourMs);
    expect(offered(ring)).toBeUndefined();
  });

  it('stay for a UTC day', () => {
    const ring = open();
    const id = idOf(ring);
    ring.turn(midnight - 1);
    expect(idOf(ring)).toBe(id);
  });

  it('are replaced at midnight; the old one is kept for messages on their way, then deleted', () => {
    const ring = open();
    const old = idOf(ring);
    const key = ring.keyOf(old);
    ring.turn(midnight);
    expect(idOf(ring)).not.toBe(old);
    expect(ring.keyOf(idOf(ring))?.publicKey).not.toEqual(key?.publicKey);
    ring.turn(midnight + hourMs / 4 - 1);
    expect(ring.keyOf(old)).toBe(key);
    ring.turn(midnight + hourMs / 4);
    expect(ring.keyOf(old)).toBeUndefined();
    expect(ring.keyOf(idOf(ring))).toBeDefined();
  });

  it('are deleted after a day even if the machine slept', () => {
    const ring = open();
    const old = idOf(ring);
    ring.turn(monday + 40 * hourMs);
    expect(ring.keyOf(old)).toBeUndefined();
  });

  it.each([
    ['100 days', 2400],
    ['10 hours', 10],
    ['17 hours', 17],
  ])('are again those of today once a clock that ran %s ahead is set right', (_name, hours) => {
    const ring = openKeyRing(monday + hours * hourMs);
    ring.turn(monday);
    logAll(ring);
    expect(ring.loggedKeys()?.day).toBe(Math.floor(monday / dayMs));
    expect(ring.keyOf(idOf(ring))).toBeDefined();
  });
});

describe("the publisher's key", () => {
  it('is read back as written, from a file that only its owner can read', async () => {
    expect((await readSigningKey(file)).publicKey).toBe(signingKey.publicKey);
    expect((await readOrMakeSigningKey(file)).publicKey).toBe(signingKey.publicKey);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it.each([
    ['a missing file', 'none.pem', 'cannot be read'],
    ['a file without a key', '../../etc/hostname', 'has to hold a private key of the curve P-256'],
  ])('is not read from %s', async (_name, name, message) => {
    const path = name.startsWith('..') ? new URL(import.meta.url).pathname : join(folder, name);
    await expect(readSigningKey(path)).rejects.toThrow(message);
  });
});
