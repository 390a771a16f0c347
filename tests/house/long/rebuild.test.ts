import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageName } from '../../../scripts/release/package-name.ts';
import { root } from '../../../scripts/root.ts';
import { commitAll, copySources, run } from '../source-copy.ts';
import { unpack } from '../unpack.ts';

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The lowest version of Node in each range of package.json, and the newest in the range of Mozilla's reviewers. */
const versions: readonly string[] = [...engines.node.matchAll(/\^([\d.]+)/g)]
  .map(([, version]) => version)
  .concat('24');

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const relays = {
  relays: ['https://relay.example'],
  publisherKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
};

const kinds = ['firefox', 'firefox-mirror'] as const;

interface Release {
  readonly sharing: 'without sharing' | 'with sharing';
  readonly sources: Uint8Array;
  readonly packages: Readonly<Record<(typeof kinds)[number], Buffer>>;
}

const work = mkdtempSync(join(tmpdir(), 'reachable-rebuild-'));
afterAll(() => rmSync(work, { recursive: true }));

/** The output of `npm run package` in a checkout. */
function releaseFrom(sharing: Release['sharing']): Release {
  const folder = join(work, sharing.replace(' ', '-'));
  copySources(folder);
  if (sharing === 'with sharing') writeFileSync(join(folder, 'release/sharing.json'), JSON.stringify(relays));
  commitAll(folder);
  run(process.execPath, ['--import', 'tsx', 'scripts/package.ts'], folder);
  const read = (kind: 'sources' | (typeof kinds)[number]) =>
    readFileSync(join(folder, 'dist/packages', packageName(kind)));
  return {
    sharing,
    sources: read('sources'),
    packages: { firefox: read('firefox'), 'firefox-mirror': read('firefox-mirror') },
  };
}

let releases: readonly Release[];
beforeAll(() => {
  releases = [releaseFrom('without sharing'), releaseFrom('with sharing')];
});

it('a package with sharing is a different one', () => {
  const [without, withRelays] = releases.map(({ packages }) => packages.firefox);
  expect(without).not.toEqual(withRelays);
});

describe.each(versions)('with Node %s', (version) => {
  it('the unpacked sources give the package for Firefox, byte for byte, with and without sharing', () => {
    const nodeFolder = join(work, `node-${version}`);
    run('npm', ['install', '--no-save', '--prefix', nodeFolder, `node@${version}`], work);
    const path = [join(nodeFolder, 'node_modules/node/bin'), process.env['PATH']].join(delimiter);
    for (const { sharing, sources, packages } of releases) {
      // npm installs once: the second release replaces the first.
      const folder = join(work, `sources-${version}`);
      mkdirSync(folder, { recursive: true });
      unpack(sources, folder);
      run('npm', ['run', 'build-for-amo'], folder, path);
      for (const kind of kinds) {
        const rebuilt = readFileSync(join(folder, 'dist/amo', packageName(kind)));
        expect(rebuilt.equals(packages[kind]), `${kind} ${sharing}`).toBe(true);
      }
    }
  });
});
