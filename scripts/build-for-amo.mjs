import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './fingerprint.mjs';
import { ensureDependencies } from './install.mjs';
import { packageName, releasePackage } from './release/release-build.mjs';
import { root } from './root.mjs';

// What Mozilla's reviewers run in the sources of a release, to compare the package with the one that was handed in.
await ensureDependencies();
const bytes = await releasePackage('firefox');
const folder = join(root, 'dist/amo');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, packageName('firefox')), bytes);
console.log(`${sha256(bytes)}  dist/amo/${packageName('firefox')}`);
