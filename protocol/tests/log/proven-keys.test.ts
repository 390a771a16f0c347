import { beforeAll, describe, expect, it } from 'vitest';
import { treeOf } from '../../../collector/publisher/log/tree.ts';
import { checkpointText } from '../../log/checkpoint.ts';
import { editionOf, endOfEdition, entryBytes, keysEntry } from '../../log/entries.ts';
import { encodeProof, type Proof } from '../../log/proof.ts';
import { hashOfKeys, type LoggedKeys, verifyKeys } from '../../log/proven-keys.ts';
import { type Bytes, toBase64 } from '../../ohttp/bytes.ts';
import { slotOf, slotSeconds } from '../../wire/slot.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 25, 9);
const day = now / dayMs - 9 / 24;
const edition = editionOf(day * 4, 0);
const keys: Bytes = new TextEncoder().encode('a list of keys');

let publisher: CryptoKeyPair;
beforeAll(async () => {
  publisher = await newKeys();
});

const newKeys = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

/** A gateway's offer, with the proof that a log has the keys at a place in a day. */
async function offer({
  at = day,
  place = 1,
  proof = {} as Partial<Proof>,
  signer = publisher,
} = {}): Promise<LoggedKeys> {
  const entries = ['figures RU', keysEntry({ day: at, place }, await hashOfKeys(keys)), endOfEdition(edition)];
  const tree = treeOf(entries.map(entryBytes));
  const checkpoint = { size: tree.size, root: toBase64(tree.root()) };
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, signer.privateKey, checkpointText(checkpoint)));
  const path = tree.path(1).map((hash) => new Uint8Array(hash));
  const whole = { checkpoint, edition, signature, index: 1, path, earlier: [], ...proof };
  return { v: 1, keys: toBase64(keys), day: at, place, proof: toBase64(encodeProof(whole)) };
}

const verify = (answer: unknown, at = now) => verifyKeys(answer, publisher.publicKey, at);

describe('keys that are in the log', () => {
  it('are used for their day, and show the log', async () => {
    const { keys: taken, shown } = await verify(await offer());
    expect(taken).toEqual(keys);
    expect(shown).toMatchObject({ edition, size: 3, earlier: [] });
  });

  it.each([
    ['ten minutes early', -9 * 3600 - 599],
    ['ten minutes late', 15 * 3600 + 599],
  ])('are used by a clock that is nearly %s', async (_name, seconds) => {
    expect((await verify(await offer(), now + seconds * 1000)).fault).toBeUndefined();
  });

  it.each([
    ['yesterday', -86_400],
    ['tomorrow', 86_400],
  ])('are not used %s', async (_name, after) => {
    expect((await verify(await offer(), now + after * 1000)).fault).toBe('not-now');
  });

  it.each([
    ['has stood still for more than two days', -9],
    ['is of the future', 2],
  ])('are not used if the log %s', async (_name, slots) => {
    const shown = editionOf(slotOf(now) + slots, 0);
    expect((await verify(await offer({ proof: { edition: shown } }))).fault).toBe('not-now');
  });

  it('are used if the publisher has been down for two days', async () => {
    const logged = await offer({ at: day + 2 });
    expect((await verify(logged, day * dayMs + 8 * slotSeconds * 1000)).fault).toBeUndefined();
  });

  it('are not used if their day has very many, of which one may be for one person', async () => {
    expect((await verify(await offer({ place: 32 }))).fault).toBeUndefined();
    expect((await verify(await offer({ place: 33 }))).fault).toBe('form');
  });
});

describe('keys that are not in the log', () => {
  it.each<[string, Partial<LoggedKeys>]>([
    ['another key', { keys: btoa('a key for you alone') }],
    ['another place', { place: 2 }],
  ])('have %s', async (_name, change) => {
    expect((await verify({ ...(await offer()), ...change })).fault).toBe('not-in-log');
  });

  it('have another day', async () => {
    expect((await verify({ ...(await offer()), day: day + 1 }, now + dayMs)).fault).toBe('not-in-log');
  });

  it('have a log that another key signed', async () => {
    expect((await verify(await offer({ signer: await newKeys() }))).fault).toBe('not-in-log');
  });

  it.each<[string, (logged: LoggedKeys) => unknown]>([
    ['no record', () => 'keys'],
    ['no proof', ({ proof: _, ...rest }) => rest],
    ['a proof that is cut off', ({ proof, ...rest }) => ({ ...rest, proof: proof.slice(0, 100) })],
    ['a field more', (logged) => ({ ...logged, for: 'you' })],
    ['letters that base64 has not', (logged) => ({ ...logged, keys: '***' })],
  ])('are %s', async (_name, change) => {
    expect((await verify(change(await offer()))).fault).toBe('form');
  });
});
