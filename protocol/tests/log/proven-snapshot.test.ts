import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { treeOf } from '../../../collector/publisher/log/tree.ts';
import { checkpointText } from '../../log/checkpoint.ts';
import { editionOf, endOfEdition, entryBytes, snapshotEntry } from '../../log/entries.ts';
import { encodeProof, type Proof } from '../../log/proof.ts';
import { verifyAnswer } from '../../log/proven-snapshot.ts';
import { type Bytes, concat, toBase64 } from '../../ohttp/bytes.ts';
import { slotSeconds } from '../../wire/slot.ts';
import type { Snapshot } from '../../wire/snapshot.ts';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const slot = 83_129;
const edition = editionOf(slot, 0);

let keys: CryptoKeyPair;
beforeAll(async () => {
  keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
});

const sign = async (bytes: Bytes, by = keys) =>
  new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, by.privateKey, bytes));

const snapshotOf = (counter: number, n = 40): Snapshot => ({
  v: 1,
  country: 'RU',
  counter,
  publishedAt: counter * slotSeconds,
  services: { telegram: { day: [n, 0, 0] } },
  networks: [],
});
const bodyOf = (snapshot: Snapshot) => new Uint8Array(gzipSync(JSON.stringify(snapshot)));

/** The answer with a snapshot, in a log that also has others. */
async function answerWith(snapshot = snapshotOf(slot), change: Partial<Proof> = {}, by = keys): Promise<Bytes> {
  const others = ['figures BY', 'figures TR', endOfEdition(edition)];
  const entries = others.toSpliced(
    1,
    0,
    await snapshotEntry('RU', snapshot.counter, bodyOf(snapshotOf(snapshot.counter))),
  );
  const tree = treeOf(entries.map(entryBytes));
  const checkpoint = { size: tree.size, root: toBase64(tree.root()) };
  const path = tree.path(1).map((hash) => new Uint8Array(hash));
  const signature = await sign(checkpointText(checkpoint), by);
  const proof = encodeProof({ checkpoint, edition, signature, index: 1, path, earlier: [], ...change });
  const body = bodyOf(snapshot);
  return concat(proof, await sign(body), body);
}

const verify = (answer: Bytes, now = slot) =>
  verifyAnswer(answer, keys.publicKey, { country: 'RU', now: now * slotSeconds * 1000 });
const faultOf = async (answer: Bytes, now?: number) => (await verify(answer, now)).fault;

describe('an answer with a snapshot', () => {
  it('is accepted if the snapshot is in the log', async () => {
    const { snapshot, shown } = await verify(await answerWith());
    expect(snapshot).toEqual(snapshotOf(slot));
    expect(shown).toMatchObject({ edition, size: 4, earlier: [] });
  });

  it('is refused with signed figures that differ from those in the log', async () => {
    expect(await faultOf(await answerWith(snapshotOf(slot, 45)))).toBe('not-in-log');
  });

  it.each<[string, Partial<Proof>]>([
    ['another place', { index: 2 }],
    ['another way up', { path: [new Uint8Array(32), new Uint8Array(32)] }],
    ['another root', { checkpoint: { size: 4, root: toBase64(new Uint8Array(32)) } }],
    ['another length of the log', { checkpoint: { size: 5, root: toBase64(new Uint8Array(32)) } }],
    ['a log that ends before the snapshot', { edition: edition - 1 }],
  ])('is refused with %s', async (_what, change) => {
    expect(await faultOf(await answerWith(snapshotOf(slot), change))).toBe('not-in-log');
  });

  it('is refused with a log that another key signed', async () => {
    const other = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
    expect(await faultOf(await answerWith(snapshotOf(slot), {}, other))).toBe('not-in-log');
  });

  it.each([
    [slot - 2, 'date'],
    [slot - 1, undefined],
    [slot + 8, undefined],
    [slot + 9, 'date'],
  ])(
    'is refused with a log from the future, or one that has stood still for two days: at slot %i',
    async (now, fault) => {
      expect(await faultOf(await answerWith(), now)).toBe(fault);
    },
  );

  it('of a country that could not be published is accepted for a week, while the log goes on', async () => {
    const stale = snapshotOf(slot - 20);
    expect((await verify(await answerWith(stale))).snapshot).toEqual(stale);
  });

  it('is refused where it is cut off', async () => {
    expect(await faultOf((await answerWith()).slice(0, 150))).toBe('form');
  });
});
