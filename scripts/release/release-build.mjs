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
 * The package of a release for one kind of browser, built anew.
 * @param {import('../build.mjs').Target} target
 */
export async function releasePackage(target) {
  const folder = await mkdtemp(join(tmpdir(), 'reachable-'));
  try {
    await build(target, { outDir: folder, sharing: sharingOfReleases() });
    return await zip(folder, await filesIn(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The file name of a package.
 * @param {string} kind
 */
export function packageName(kind) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `reachable-${version}-${kind}.zip`;
}
