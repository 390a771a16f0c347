import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { filesIn } from '../fingerprint.mjs';
import { root } from '../root.mjs';
import { zip } from './zip.mjs';

/** The relays and the key of every release. It is committed, so that the sources alone give the packages. */
const sharingFile = join(root, 'release/sharing.json');

/** What SHARING is for a release: nothing while the file names no relay. */
function sharingOfReleases() {
  /** @type {{ relays: readonly string[] }} */
  const { relays } = JSON.parse(readFileSync(sharingFile, 'utf8'));
  return relays.length > 0 ? sharingFile : '';
}

/**
 * @typedef {'chrome' | 'firefox' | 'firefox-mirror'} PackageKind
 * @type {Record<PackageKind, { target: import('../build.mjs').Target, forMirror: boolean }>}
 */
const purposes = {
  chrome: { target: 'chrome', forMirror: false },
  firefox: { target: 'firefox', forMirror: false },
  // Mozilla signs it outside of its store.
  'firefox-mirror': { target: 'firefox', forMirror: true },
};

export const packageKinds = /** @type {PackageKind[]} */ (Object.keys(purposes));

/**
 * A package of a release, built anew.
 * @param {PackageKind} kind
 */
export async function releasePackage(kind) {
  const { target, forMirror } = purposes[kind];
  const folder = await mkdtemp(join(tmpdir(), 'reachable-'));
  try {
    await build(target, { outDir: folder, sharing: sharingOfReleases(), forMirror });
    return await zip(folder, await filesIn(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The file name of a package.
 * @param {PackageKind | 'sources'} kind
 */
export function packageName(kind) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `reachable-${version}-${kind}.zip`;
}
