import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { ensureDependencies } from './install.mjs';
import { packageKinds, packageName, releasePackage } from './release/release-build.mjs';
import { sourceFiles } from './release/sources.mjs';
import { zip } from './release/zip.mjs';
import { root } from './root.mjs';

/** @param {import('./release/release-build.mjs').PackageKind} kind */
async function madeTwice(kind) {
  const [bytes, again] = [await releasePackage(kind), await releasePackage(kind)];
  if (!Buffer.from(bytes).equals(again))
    throw new Error(`Two builds of ${kind} differ: nobody could check such a package.`);
  return bytes;
}

/**
 * Writes the packages and the sources into an empty folder.
 * @param {string} folder
 */
export async function writePackages(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  /** @param {string} name @param {Uint8Array} bytes */
  const write = async (name, bytes) => {
    await writeFile(join(folder, name), bytes);
    console.log(`${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
  };
  for (const kind of packageKinds) await write(packageName(kind), await madeTwice(kind));
  await write(packageName('sources'), await zip(root, sourceFiles()));
}

/**
 * Writes the SHA-256 of each file of a folder into it.
 * @param {string} folder
 */
export async function writeSums(folder) {
  const sums = Object.entries(await fingerprint(folder)).map(([file, sum]) => `${sum}  ${file}\n`);
  await writeFile(join(folder, 'SHA256SUMS'), sums.join(''));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureDependencies();
  const folder = join(root, 'dist/packages');
  await writePackages(folder);
  await writeSums(folder);
}
