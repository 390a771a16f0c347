import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Target } from '../build.ts';
import { filesIn } from '../fingerprint.ts';
import { root } from '../root.ts';
import { zip } from './zip.ts';

/** The relays and the key of every release. The file is committed, so that the sources alone give the packages. */
const sharingFile = join(root, 'release/sharing.json');

/** The value of SHARING for a release: empty while the file names no relay. */
export function sharingOfReleases(): string {
  const { relays }: { readonly relays: readonly string[] } = JSON.parse(readFileSync(sharingFile, 'utf8'));
  return relays.length > 0 ? sharingFile : '';
}

export type PackageKind = 'chrome' | 'firefox' | 'firefox-mirror';

const purposes: Record<PackageKind, { readonly target: Target; readonly forMirror: boolean }> = {
  chrome: { target: 'chrome', forMirror: false },
  firefox: { target: 'firefox', forMirror: false },
  // Signed by Mozilla outside its store.
  'firefox-mirror': { target: 'firefox', forMirror: true },
};

export const packageKinds = Object.keys(purposes) as PackageKind[];

/** A package of a release, built anew. */
export async function releasePackage(kind: PackageKind): Promise<Uint8Array> {
  const { target, forMirror } = purposes[kind];
  const folder = await mkdtemp(join(tmpdir(), 'reachable-'));
  try {
    await build(target, { outDir: folder, sharing: sharingOfReleases(), forMirror });
    return await zip(folder, await filesIn(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}
