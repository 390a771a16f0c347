import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editionOf, editionsOfSlot, mostKeysOfDay } from '../../../../protocol/log/entries.ts';
import { decodeProof } from '../../../../protocol/log/proof.ts';
import { auditPlaces } from '../../../publisher/log/audit.ts';
import { publicKeyOf } from '../../../publisher/log/checkpoint-note.ts';
import { logKeys } from '../../../publisher/log/log-keys.ts';
import { readLog } from '../../../publisher/log/read-log.ts';
import { openPublicFolder, readFrom } from '../../../publisher/public-folder.ts';
import { createPublicServer } from '../../../publisher/public-server.ts';
import { publishAll } from '../../../publisher/publish.ts';
import { readOrMakeSigningKey, type SigningKey } from '../../../signing-key.ts';
import { addCounts } from '../../../store/add-counts.ts';
import { offerKeySets, readLoggedKeySets } from '../../../store/key-sets.ts';
import { readLogEntries } from '../../../store/log.ts';
import { storeSnapshots } from '../../../store/snapshots.ts';
import type { Store } from '../../../store/store.ts';
import { newStore } from '../../new-store.ts';
import { throughTwo } from '../../sample-count.ts';
import { counter, noLarge, noNoise, twoRelays } from '../sample-parts.ts';

const root = mkdtempSync(join(tmpdir(), 'reachable-log-'));
let store: Store;
let signingKey: SigningKey;
beforeAll(async () => {
  store = await newStore(join(root, 'store'));
  signingKey = await readOrMakeSigningKey(join(root, 'key.pem'));
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

let folder: string;
beforeEach(async () => {
  await forget();
  await store.query('DELETE FROM counts');
  await count(400);
  folder = mkdtempSync(join(root, 'public-'));
});

/** As if nothing had been published. */
async function forget() {
  for (const table of ['snapshots', 'publications', 'log', 'key_sets']) await store.query(`DELETE FROM ${table}`);
}
const count = (n: number, state: 'works' | 'blocked' = 'works', countries = ['TR', 'RU']) =>
  addCounts(
    store,
    throughTwo(countries.map((cc) => ({ slot: counter - 1, cc, asn: 9, service: 'telegram', state, n }))),
  );
const publish = async (at = counter, into = folder, key = signingKey) =>
  publishAll(
    {
      store,
      signingKey: key,
      noise: noNoise,
      relays: twoRelays,
      nameOf: () => undefined,
      isLarge: noLarge,
      keepDays: 90,
      folder: await openPublicFolder(into),
    },
    at,
    new Map(),
  );
/** The day of the publications. */
const day = Math.floor(counter / 4);
const hashOf = (name: string) => createHash('sha256').update(name).digest('base64');
const offer = (of: number, name: string) => offerKeySets(store, [{ day: of, hash: hashOf(name) }]);
const keysName = (of: number, place: number, name: string) => `keys ${of} ${place} ${hashOf(name)}`;
const log = async (into = folder) => logKeys({ store, signingKey, folder: await openPublicFolder(into) }, counter);
/** The keys that gateways find in the store. */
async function provenKeys() {
  const rows = await store.query<{ hash: string }>('SELECT hash FROM key_sets');
  const logged = await readLoggedKeySets(
    store,
    rows.map(({ hash }) => hash),
  );
  return logged.map(({ proof }) => decodeProof(new Uint8Array(proof)).proof);
}
const logIn = (place = folder) => readLog((path) => readFrom(place, path), publicKeyOf(signingKey.publicKey));
const audit = (places = [folder], seen: Parameters<typeof auditPlaces>[2] = []) =>
  auditPlaces(
    places.map((name) => ({ name, read: (path) => readFrom(name, path) })),
    publicKeyOf(signingKey.publicKey),
    seen,
  );
const copy = () => {
  const mirror = mkdtempSync(join(root, 'mirror-'));
  cpSync(folder, mirror, { recursive: true });
  return mirror;
};
const names = async () => (await logIn())?.entries.map((entry) => entry.replace(/^(figures .*) \S+$/, '$1'));

describe('the log', () => {
  it('has each snapshot, both in the public folder and in the store', async () => {
    await publish();
    await publish(counter + 1);
    expect(await names()).toEqual([
      `figures RU ${counter}`,
      `figures TR ${counter}`,
      `published ${counter} 0`,
      `figures RU ${counter + 1}`,
      `figures TR ${counter + 1}`,
      `published ${counter + 1} 0`,
    ]);
    expect(await readLogEntries(store)).toEqual((await logIn())?.entries);
    expect(await audit()).toMatchObject({ checkpoint: (await logIn())?.checkpoint, problems: [] });
  });

  it('does not grow if a slot is published again, as after a restart', async () => {
    await publish();
    await count(400);
    await publish();
    expect(await names()).toEqual([`figures RU ${counter}`, `figures TR ${counter}`, `published ${counter} 0`]);
  });

  it('has one publication of a slot: neither another snapshot nor another country is published', async () => {
    await publish();
    await store.query("DELETE FROM snapshots WHERE cc = 'TR'");
    await count(400);
    await count(400, 'works', ['IR']);
    const before = readFileSync(join(folder, 'TR.snapshot'));
    expect((await publish()).failures).toEqual([
      'IR: this slot was published without it, and stays so',
      'TR: this slot was published without it, and stays so',
    ]);
    expect(readFileSync(join(folder, 'TR.snapshot'))).toEqual(before);
    expect((await publish(counter + 1)).failures).toEqual([]);
    expect((await audit()).problems).toEqual([]);
  });

  it('goes on if the store was restored from a backup, or if the folder is new', async () => {
    await publish();
    const [snapshots, entries] = [
      await store.query('SELECT * FROM snapshots'),
      await store.query<{ entry: string }>('SELECT * FROM log'),
    ];
    expect([snapshots.length, entries.length]).toEqual([2, 3]);
    await publish(counter + 1);
    const whole = await readLogEntries(store);
    await store.query('DELETE FROM log WHERE index >= 3');
    await publish(counter + 2);
    expect((await readLogEntries(store)).slice(0, whole.length)).toEqual(whole);
    const moved = mkdtempSync(join(root, 'public-'));
    await publish(counter + 3, moved);
    expect(await audit([folder, moved])).toMatchObject({ problems: [] });
  });

  it('is not signed if the store and the folder contradict each other', async () => {
    await publish();
    await forget();
    await count(100, 'blocked');
    await publish(counter, mkdtempSync(join(root, 'public-')));
    await expect(publish(counter + 1)).rejects.toThrow('different logs');
    expect((await audit()).problems).toEqual([]);
  });

  it('goes on under a new key once the file of the old key is removed from the folder', async () => {
    await publish();
    const before = await readLogEntries(store);
    const other = await readOrMakeSigningKey(join(root, 'new.pem'));
    await expect(publish(counter + 1, folder, other)).rejects.toThrow('not signed by this key');
    rmSync(join(folder, 'log'), { recursive: true });
    expect((await publish(counter + 1, folder, other)).failures).toEqual([]);
    const log = await readLog((path) => readFrom(folder, path), publicKeyOf(other.publicKey));
    expect(log?.entries.slice(0, before.length)).toEqual(before);
    expect(log?.entries).toHaveLength(2 * before.length);
  });

  it('has the keys that gateways offer for the day and the next one, each once, with a proof by the newest edition', async () => {
    await offer(day, 'a');
    await offer(day + 1, 'b');
    await offer(day + 2, 'too early');
    await publish();
    await publish(counter + 1);
    const keys = [keysName(day, 1, 'a'), keysName(day + 1, 1, 'b')];
    expect((await names())?.slice(0, 5)).toEqual([
      `figures RU ${counter}`,
      `figures TR ${counter}`,
      ...keys,
      `published ${counter} 0`,
    ]);
    expect((await names())?.filter((name) => name.startsWith('keys'))).toEqual(keys);
    expect((await provenKeys()).map(({ edition }) => edition)).toEqual([
      editionOf(counter + 1, 0),
      editionOf(counter + 1, 0),
    ]);
    expect((await audit()).problems).toEqual([]);
  });

  it("has one more edition for a gateway that starts between two publications, and none for tomorrow's keys", async () => {
    await publish();
    await offer(day, 'a');
    await log();
    await offer(day + 1, 'b');
    await log();
    await offer(day, 'c');
    await log();
    expect((await names())?.slice(3)).toEqual([
      keysName(day, 1, 'a'),
      `published ${counter} 1`,
      keysName(day, 2, 'c'),
      keysName(day + 1, 1, 'b'),
      `published ${counter} 2`,
    ]);
    expect(await readLogEntries(store)).toEqual((await logIn())?.entries);
    expect((await audit()).problems).toEqual([]);
  });

  it('keeps the last edition of a slot for figures, and the first places of a day, however often gateways start', async () => {
    for (let start = 0; start < editionsOfSlot - 1; start++) {
      await offer(day, `start ${start}`);
      await log();
    }
    await offer(day, 'one more');
    await expect(log()).rejects.toThrow(`The log has all editions of slot ${counter} already.`);
    expect((await publish()).failures).toEqual([]);
    expect((await names())?.slice(-4)).toEqual([
      `figures RU ${counter}`,
      `figures TR ${counter}`,
      keysName(day, editionsOfSlot, 'one more'),
      `published ${counter} ${editionsOfSlot - 1}`,
    ]);
    for (let start = 0; start <= mostKeysOfDay - editionsOfSlot; start++) await offer(day, `again ${start}`);
    expect((await publish(counter + 1)).failures).toEqual([
      `The log has ${mostKeysOfDay} sets of keys of day ${day} already.`,
    ]);
    expect((await provenKeys()).length).toBe(mostKeysOfDay);
    expect((await audit()).problems).toEqual([]);
  });

  it('leaves behind no part of a tile that is whole', async () => {
    await store.query("INSERT INTO log SELECT slot, 'published ' || slot || ' 0' FROM generate_series(0, 251) AS slot");
    await publish();
    expect(readdirSync(join(folder, 'log/tile/0'))).toEqual(['000.p']);
    await publish(counter + 1);
    expect(readdirSync(join(folder, 'log/tile/0')).sort()).toEqual(['000', '001.p']);
    expect((await audit()).problems).toEqual([]);
  });
});

describe('an auditor', () => {
  it('sees that a mirror was given another snapshot with the same signature', async () => {
    await publish();
    const mirror = copy();
    const elsewhere = mkdtempSync(join(root, 'public-'));
    await forget();
    await count(100, 'blocked');
    await publish(counter, elsewhere);
    for (const file of ['TR.snapshot', 'TR.json']) cpSync(join(elsewhere, file), join(mirror, file));
    expect(await audit([folder, mirror])).toMatchObject({
      checkpoint: undefined,
      problems: [`${mirror}: TR.snapshot is not in the log.`],
    });
  });

  it('sees that a mirror was given a different log', async () => {
    await publish();
    const mirror = mkdtempSync(join(root, 'public-'));
    await forget();
    await count(100, 'blocked');
    await publish(counter, mirror);
    await publish(counter + 1, mirror);
    expect((await audit([mirror])).problems).toEqual([]);
    expect((await audit([folder])).problems).toEqual([]);
    expect((await audit([folder, mirror])).problems).toEqual([
      `${mirror}: The log of 6 entries does not begin with the 3 of ${folder}. Different people were shown different logs.`,
    ]);
  });

  it('sees that an earlier publication was changed or removed', async () => {
    await publish();
    await publish(counter + 1);
    const seen = (await audit()).checkpoint;
    const rewritten = mkdtempSync(join(root, 'public-'));
    await forget();
    await count(100, 'blocked');
    await publish(counter, rewritten);
    const difference = 'does not begin with the 6 of what was seen';
    expect((await audit([rewritten], seen && [seen])).problems[0]).toContain(`The log of 3 entries ${difference}`);
    for (const later of [1, 2, 3]) await publish(counter + later, rewritten);
    expect((await audit([rewritten], seen && [seen])).problems[0]).toContain(`The log of 12 entries ${difference}`);
    expect((await audit([folder], seen && [seen])).problems).toEqual([]);
  });

  it('sees a log signed by another key, and files that do not match the checkpoint', async () => {
    await publish();
    const other = await readOrMakeSigningKey(join(root, 'other.pem'));
    const stranger = mkdtempSync(join(root, 'public-'));
    await forget();
    await publish(counter, stranger, other);
    expect((await audit([stranger])).problems).toEqual([`${stranger}: RU.snapshot is not signed by this key.`]);
    cpSync(join(stranger, 'log/checkpoint'), join(folder, 'log/checkpoint'));
    expect((await audit()).problems).toEqual([`${folder}: The checkpoint of the log is not signed by this key.`]);
  });

  it('sees a second set of keys in one place of a day, and more sets than a reader accepts', async () => {
    const add = (...entries: string[]) => storeSnapshots(store, [], { from: 3, entries });
    await publish();
    await add(
      keysName(day, 1, 'for all'),
      keysName(day, 1, 'for you'),
      keysName(day, 33, 'for you too'),
      'published 1 0',
    );
    await publish(counter + 1);
    expect((await audit()).problems).toEqual([
      `${folder}: The log has more than one entry for "keys ${day} 1".`,
      `${folder}: The log has more than 32 sets of keys of day ${day}.`,
    ]);
  });

  it.each([
    ['log/tile/0/000.p/3', 'is not what the checkpoint was signed for'],
    ['log/tile/entries/000.p/3', 'The entries of the log are not those that its checkpoint was signed for'],
    ['RU.json', 'RU.json is not what RU.snapshot says'],
    ['RU.snapshot', 'RU.snapshot is not signed by this key'],
  ])('sees one changed byte of %s', async (file, problem) => {
    await publish();
    const bytes = readFileSync(join(folder, file));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(join(folder, file), bytes);
    expect((await audit()).problems.join()).toContain(problem);
  });

  it('can be run as a command, on folders and over HTTP, and compare with what was seen', async () => {
    await publish();
    const { server } = await createPublicServer(folder);
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const seen = join(root, 'seen');
    const run = (...places: string[]) =>
      promisify(execFile)('npx', [
        ...['tsx', '--tsconfig', 'tsconfig.base.json', 'scripts/log-verify.ts', ...places],
        ...['--key', signingKey.publicKey, '--seen', seen],
      ]);
    expect((await run(folder, address)).stdout).toMatch(/^Good: 3 \S{44}\n$/);
    await offer(day, 'a');
    await offer(day, 'b');
    await publish(counter + 1);
    expect((await run(folder)).stdout).toMatch(/^Good: 8 \S{44}\nKeys of 20\d\d-\d\d-\d\d: 2\n$/);
    expect(readFileSync(seen, 'utf8').trim().split('\n')).toHaveLength(2);
    await server.close();
    rmSync(folder, { recursive: true });
    await forget();
    await publish(counter, folder);
    expect(existsSync(join(folder, 'log/checkpoint'))).toBe(true);
    await expect(run(folder)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not begin with the 8 of what was seen'),
    });
  });
});
