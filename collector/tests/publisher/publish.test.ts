import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importPublicKey } from '../../../protocol/signed/signature.ts';
import { verifySnapshot } from '../../../protocol/signed/snapshot.ts';
import { slotSeconds } from '../../../protocol/wire/slot.ts';
import { parseSnapshot } from '../../../protocol/wire/snapshot.ts';
import { languages, languageTag } from '../../../src/model/language.ts';
import { type OoniWorld, openOoni } from '../../publisher/ooni.ts';
import { openPublicFolder, type PublicFolder } from '../../publisher/public-folder.ts';
import { publishAll } from '../../publisher/publish.ts';
import { readOrMakeSigningKey, type SigningKey } from '../../signing-key.ts';
import { addCounts, type Count } from '../../store/add-counts.ts';
import { readSnapshots } from '../../store/snapshots.ts';
import type { Store } from '../../store/store.ts';
import { newStore } from '../new-store.ts';
import { throughTwo } from '../sample-count.ts';
import { startOoni } from './ooni-server.ts';
import { sampleCountry } from './sample-country.ts';
import { counter, noLarge, noNoise, twoRelays } from './sample-parts.ts';

const root = mkdtempSync(join(tmpdir(), 'reachable-publisher-'));
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

let publicFolder: string;
beforeEach(async () => {
  await store.query('DELETE FROM counts');
  await store.query('DELETE FROM snapshots');
  await store.query('DELETE FROM publications');
  await store.query('DELETE FROM log');
  publicFolder = mkdtempSync(join(root, 'public-'));
});

const nameOf = (asn: number) => (asn === 9 ? 'Türk Net' : undefined);
const publish = async (
  at = counter,
  { ooni = new Map(), folder }: { ooni?: OoniWorld; folder?: PublicFolder } = {},
) => {
  const parts = { store, signingKey, noise: noNoise, relays: twoRelays, nameOf, isLarge: noLarge, keepDays: 90 };
  return publishAll({ ...parts, folder: folder ?? (await openPublicFolder(publicFolder)) }, at, ooni);
};
const read = (name: string) => readFileSync(join(publicFolder, name));
const readJson = (name: string) => JSON.parse(read(name).toString());
/** Half of them through each of two relays. */
const add = (counts: readonly Omit<Count, 'relay'>[]) => addCounts(store, throughTwo(counts));
const few = { slot: counter - 1, cc: 'TR', asn: 9, service: 'telegram', state: 'works', n: 40 } as const;

describe('a publication', () => {
  it('writes the same signed snapshot to the folder and to the store', async () => {
    await addCounts(store, sampleCountry('RU'));
    expect(await publish()).toEqual({ countries: ['RU'], failures: [] });
    const signed = new Uint8Array(read('RU.snapshot'));
    const key = await importPublicKey(readJson('index.json').publicKey);
    const { snapshot } = await verifySnapshot(signed, key, { country: 'RU', now: counter * slotSeconds * 1000 });
    expect(snapshot).toMatchObject({ counter, publishedAt: counter * slotSeconds });
    expect(readJson('RU.json')).toEqual(snapshot);
    const [stored] = await readSnapshots(store);
    expect(Buffer.concat([stored?.signature ?? [], stored?.body ?? []].map(Buffer.from))).toEqual(Buffer.from(signed));
    expect(JSON.parse(gunzipSync(stored?.body ?? new Uint8Array()).toString())).toEqual(snapshot);
  });

  it('gives the same signed bytes when repeated', async () => {
    await addCounts(store, sampleCountry('RU'));
    await publish();
    const first = read('RU.snapshot').subarray(64);
    await publish();
    expect(read('RU.snapshot').subarray(64)).toEqual(first);
  });

  it('gives the figures that it signed first when repeated with different ones, as after a restart', async () => {
    await add([{ ...few, n: 400 }]);
    await publish();
    await add([{ ...few, n: 400 }]);
    expect(await publish()).toEqual({ countries: ['TR'], failures: [] });
    expect(readJson('TR.json').services.telegram.day).toEqual([400, 0, 0]);
  });

  it('does not list a country where too few people shared', async () => {
    await add([few]);
    expect(await publish()).toEqual({ countries: [], failures: [] });
    const folders = languages.filter((language) => language !== 'en').map(languageTag);
    const common = ['data.html', 'index.html', 'index.json'];
    expect(readdirSync(publicFolder).sort()).toEqual([...common, ...folders].sort());
    for (const folder of folders) {
      expect(readdirSync(join(publicFolder, folder)).sort()).toEqual(['data.html', 'index.html']);
    }
  });

  it('removes the pages of a network that no longer has its own figures', async () => {
    await add([{ ...few, n: 400 }]);
    await publish();
    const folder = await openPublicFolder(publicFolder);
    await folder.writePages([
      ['TR-AS1.html', 'old'],
      ['fa/TR-AS1.atom', 'old'],
      ['RU-AS1.html', 'of another country'],
    ]);
    await publish();
    expect(existsSync(join(publicFolder, 'TR-AS1.html'))).toBe(false);
    expect(existsSync(join(publicFolder, 'fa/TR-AS1.atom'))).toBe(false);
    expect(existsSync(join(publicFolder, 'RU-AS1.html'))).toBe(true);
    expect(existsSync(join(publicFolder, 'fa/TR.html'))).toBe(true);
  });

  it('keeps listing a country that once had enough', async () => {
    await add([{ ...few, n: 400 }]);
    await publish();
    await store.query('DELETE FROM counts');
    expect(await publish(counter + 1)).toEqual({ countries: ['TR'], failures: [] });
    expect(readJson('TR.json')).toMatchObject({ counter: counter + 1, services: {}, networks: [] });
  });

  it('leaves out reports that no relay vouched for', async () => {
    await add([{ ...few, cc: 'ZZ', asn: 0, n: 1000 }]);
    expect(await publish()).toEqual({ countries: [], failures: [] });
  });

  it('leaves out the current slot', async () => {
    await add([
      { ...few, n: 400 },
      { ...few, slot: counter, n: 1000, state: 'blocked' },
    ]);
    await publish();
    expect(readJson('TR.json').services.telegram.day).toEqual([400, 0, 0]);
  });

  it('refuses to go back in time', async () => {
    await add([{ ...few, n: 400 }]);
    await publish();
    await expect(publish(counter - 1)).rejects.toThrow('the clock of this machine is wrong');
  });

  it('goes on with the other countries where one fails', async () => {
    await add([
      { ...few, n: 400 },
      { ...few, cc: 'not a country', n: 400 },
    ]);
    const { countries, failures } = await publish();
    expect(countries).toEqual(['TR']);
    expect(failures).toEqual([
      expect.stringContaining('not a country: readers would refuse this snapshot for its form'),
    ]);
  });

  it('keeps listing a country that fails, with the time of its last figures', async () => {
    await add([
      { ...few, n: 400 },
      { ...few, cc: 'RU', n: 400 },
    ]);
    await publish();
    const folder = await openPublicFolder(publicFolder);
    const full = {
      ...folder,
      write: async (name: string, content: string | Uint8Array) => {
        if (name === 'TR.snapshot') throw new Error('no space left on device');
        await folder.write(name, content);
      },
    };
    expect(await publish(counter + 1, { folder: full })).toMatchObject({
      countries: ['RU'],
      failures: ['TR: no space left on device'],
    });
    expect(readJson('index.json')).toMatchObject({ counter: counter + 1, countries: ['RU', 'TR'] });
    const index = read('index.html').toString();
    const aged = /<p class="quiet"><time [^>]+>Counted up to November 25, 2026 at 06:00 UTC\./;
    const [, russia = '', turkey = ''] = index.split('<dt>');
    expect([russia, turkey]).toEqual([expect.stringContaining('Russia'), expect.stringContaining('Türkiye')]);
    expect(turkey).toMatch(aged);
    expect(russia).not.toMatch(aged);
  });

  it('deletes counts that were already too old a day before', async () => {
    const slots = [few.slot, counter - 4 * 91, counter - 4 * 90 - 2, counter - 4 * 89];
    await add(slots.map((slot) => ({ ...few, slot })));
    const left = async () =>
      (await store.query<{ slot: number }>('SELECT DISTINCT slot FROM counts')).map(({ slot }) => slot);
    await publish();
    await publish(counter + 3);
    expect((await left()).sort()).toEqual(slots.toSorted());
    await publish(counter + 4);
    expect((await left()).sort()).toEqual([counter - 4 * 89, few.slot]);
  });

  it('includes the figures of OONI', async () => {
    const server = await startOoni();
    const { signal } = new AbortController();
    const ooni = openOoni({ api: server.api, pause: 0, signal, warn: () => undefined });
    await addCounts(store, sampleCountry('RU'));
    await publish(counter, { ooni: await ooni.read(counter * slotSeconds * 1000) });
    await server.stop();
    const figures = { n: 931, anomaly: 834, confirmed: 0, ok: 74, failure: 23 };
    expect(readJson('RU.json').services.whatsapp.ooni).toEqual(figures);
    // Fewer measurements than reports contest nothing.
    expect(readJson('RU.json').services.messenger.day[3]).toBeUndefined();
    expect(read('RU.html').toString()).toContain('of 931 measurements unusual');
  });

  it('replaces its files whole', async () => {
    await add([{ ...few, n: 400 }]);
    await publish();
    const before = statSync(join(publicFolder, 'TR.html')).ino;
    await publish(counter + 1);
    expect(statSync(join(publicFolder, 'TR.html')).ino).not.toBe(before);
    expect(readdirSync(publicFolder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes every count as a line of a CSV file', async () => {
    await add([{ ...few, n: 400 }]);
    await publish();
    expect(read('TR.csv').toString().split('\r\n').slice(1, 3)).toEqual([
      'TR,2026-11-25T06:00:00.000Z,,,telegram,24 hours,400,0,0,works',
      'TR,2026-11-25T06:00:00.000Z,9,Türk Net,telegram,24 hours,400,0,0,works',
    ]);
  });

  it('has a snapshot of the published form', async () => {
    await addCounts(store, sampleCountry('RU'));
    await publish();
    expect(parseSnapshot(readJson('RU.json')).success).toBe(true);
  });
});
