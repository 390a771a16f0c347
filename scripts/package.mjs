import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { targets } from './build.mjs';
import { sha256 } from './fingerprint.mjs';
import { ensureDependencies } from './install.mjs';
import { packageName, releasePackage } from './release/release-build.mjs';
import { sourceFiles } from './release/sources.mjs';
import { zip } from './release/zip.mjs';
import { root } from './root.mjs';

/** @param {import('./build.mjs').Target} target */
async function madeTwice(target) {
  const [bytes, again] = [await releasePackage(target), await releasePackage(target)];
  if (!Buffer.from(bytes).equals(again))
    throw new Error(`Two builds for ${target} differ: nobody could check such a package.`);
  return bytes;
}

/**
 * Writes the packages, the sources and their sums.
 * @param {string} folder
 */
export async function writePackages(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  /** @type {string[]} */
  const sums = [];
  /** @param {string} kind @param {Uint8Array} bytes */
  const write = async (kind, bytes) => {
    const name = packageName(kind);
    await writeFile(join(folder, name), bytes);
    sums.push(`${sha256(bytes)}  ${name}\n`);
    console.log(`${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
  };
  for (const target of targets) await write(target, await madeTwice(target));
  await write('sources', await zip(root, sourceFiles()));
  await writeFile(join(folder, 'SHA256SUMS'), sums.join(''));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureDependencies();
  await writePackages(join(root, 'dist/packages'));
}
