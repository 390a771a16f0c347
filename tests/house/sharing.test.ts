import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, targets } from '../../scripts/build.ts';
import { filesIn } from '../../scripts/fingerprint.ts';
import { root } from '../../scripts/root.ts';
import { languages } from '../../src/model/language.ts';
import { type Built, builtFor, readBuilt, scriptsOf } from './built.ts';
import { tooLarge } from './too-large.ts';

const relay = 'https://relay.example';
const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publisherKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** The keys of the texts for sharing only. */
const keys = Object.keys(JSON.parse(readFileSync(join(root, 'src/community/texts/en.json'), 'utf8')));

/** The content of every text file in a package. */
async function textOf({ folder, read }: Built): Promise<string> {
  const files = (await filesIn(folder)).filter((file) => /\.(?:js|css|html|json)$/.test(file));
  return files.map(read).join('\n');
}

describe.each([...targets])('the package for %s', (target) => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-relays-'));
  const without = builtFor(target);
  let withRelays: Built;
  beforeAll(async () => {
    const file = join(folder, 'sharing.json');
    writeFileSync(file, JSON.stringify({ relays: [relay], publisherKey }));
    const outDir = join(folder, target);
    await build(target, { outDir, quiet: true, sharing: file });
    withRelays = readBuilt(outDir);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has relay, route and code of sharing if relays are named', async () => {
    const text = await textOf(withRelays);
    for (const word of [relay, publisherKey, 'take-part', '.crowd-table', 'message/ohttp-req'])
      expect(text).toContain(word);
    expect(text).toMatch(/["'`]\/crowd["'`]/);
    expect(text).toMatch(/["'`]\/sharing["'`]/);
    expect(withRelays.manifest.optional_host_permissions).toContain(`${relay}/*`);
    expect(await filesIn(withRelays.folder)).toContain('networks.txt');
  });

  it('has no relay, route, menu entry or code of sharing if none is named', async () => {
    const text = await textOf(without);
    for (const word of [relay, 'take-part', '.crowd-table', 'message/ohttp-req']) expect(text).not.toContain(word);
    expect(text).not.toMatch(/["'`]\/(?:crowd|sharing)["'`]/);
    for (const key of keys) expect(text).not.toContain(key);
    expect(await filesIn(without.folder)).not.toContain('networks.txt');
  });

  it('has the texts of sharing, in every language, only if relays are named', () => {
    for (const language of languages) {
      const file = `_locales/${language}/messages.json`;
      expect(Object.keys(JSON.parse(withRelays.read(file)))).toEqual(expect.arrayContaining(keys));
      expect(Object.keys(JSON.parse(without.read(file))).filter((key) => keys.includes(key))).toEqual([]);
    }
  });

  it('keeps the limit of each size if relays are named, with more for its background and its table of networks', async () => {
    expect(await tooLarge(withRelays, 'sharing')).toEqual([]);
  });

  it('has a worker that uses no document and loads nothing lazily, even with sharing', () => {
    const { service_worker: worker } = withRelays.manifest.background;
    // Firefox's background is a page.
    expect(worker !== undefined).toBe(target === 'chrome');
    if (!worker) return;
    for (const [file, text] of scriptsOf(withRelays, worker)) expect(text, file).not.toMatch(/\bdocument\.|\bimport\(/);
  });
});
