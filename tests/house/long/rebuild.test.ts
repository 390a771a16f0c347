import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageName } from '../../../scripts/release/release-build.mjs';
import { sourceFiles } from '../../../scripts/release/sources.mjs';
import { root } from '../../../scripts/root.mjs';
import { unpack } from '../unpack.ts';

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The lowest version of Node of each range that package.json names, and the newest of the range of Mozilla's reviewers. */
const versions: readonly string[] = [...engines.node.matchAll(/\^([\d.]+)/g)]
  .map(([, version]) => version)
  .concat('24');

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const relays = {
  relays: ['https://relay.example'],
  publisherKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
};

interface Release {
  readonly sharing: 'without sharing' | 'with sharing';
  readonly sources: Uint8Array;
  readonly firefox: Buffer;
}

const work = mkdtempSync(join(tmpdir(), 'reachable-rebuild-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Runs a command and tells all it printed where it fails. */
function run(command: string, args: readonly string[], cwd: string, path = process.env['PATH'] ?? ''): void {
  const env = { ...process.env, PATH: path, npm_execpath: '' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
}

/** What `npm run package` makes in a checkout. */
function releaseFrom(sharing: Release['sharing']): Release {
  const folder = join(work, sharing.replace(' ', '-'));
  for (const file of sourceFiles()) cpSync(join(root, file), join(folder, file));
  if (sharing === 'with sharing') writeFileSync(join(folder, 'release/sharing.json'), JSON.stringify(relays));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  run(process.execPath, ['scripts/package.mjs'], folder);
  const read = (kind: string) => readFileSync(join(folder, 'dist/packages', packageName(kind)));
  return { sharing, sources: read('sources'), firefox: read('firefox') };
}

let releases: readonly Release[];
beforeAll(() => {
  releases = [releaseFrom('without sharing'), releaseFrom('with sharing')];
});

it('a package with sharing is another one', () => {
  expect(releases[0]?.firefox.equals(releases[1]?.firefox ?? Buffer.alloc(0))).toBe(false);
});

describe.each(versions)('with Node %s', (version) => {
  it('the unpacked sources give the package for Firefox, byte for byte, with and without sharing', () => {
    const nodeFolder = join(work, `node-${version}`);
    run('npm', ['install', '--no-save', '--prefix', nodeFolder, `node@${version}`], work);
    const path = [join(nodeFolder, 'node_modules/node/bin'), process.env['PATH']].join(delimiter);
    for (const { sharing, sources, firefox } of releases) {
      // npm installs once: the second release comes over the first.
      const folder = join(work, `sources-${version}`);
      mkdirSync(folder, { recursive: true });
      unpack(sources, folder);
      run('npm', ['run', 'build-for-amo'], folder, path);
      const rebuilt = readFileSync(join(folder, 'dist/amo', packageName('firefox')));
      expect(rebuilt.equals(firefox), sharing).toBe(true);
    }
  });
});
