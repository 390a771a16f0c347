import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './fingerprint.ts';
import { packageName } from './release/package-name.ts';
import { packageKinds, releasePackage } from './release/release-build.ts';
import { root } from './root.ts';

// What Mozilla's reviewers run in the sources of a release, to compare its package with the submitted one.
const folder = join(root, 'dist/amo');
await mkdir(folder, { recursive: true });
for (const kind of packageKinds.filter((kind) => kind.startsWith('firefox'))) {
  const bytes = await releasePackage(kind);
  await writeFile(join(folder, packageName(kind)), bytes);
  console.log(`${sha256(bytes)}  dist/amo/${packageName(kind)}`);
}
