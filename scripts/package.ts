import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageName } from './release/package-name.ts';
import { type PackageKind, packageKinds, releasePackage } from './release/release-build.ts';
import { sourceFiles } from './release/sources.ts';
import { zip } from './release/zip.ts';
import { root } from './root.ts';
import { writeSums } from './sums.ts';

async function madeTwice(kind: PackageKind): Promise<Uint8Array> {
  const [bytes, again] = [await releasePackage(kind), await releasePackage(kind)];
  if (!Buffer.from(bytes).equals(again))
    throw new Error(`Two builds of ${kind} differ: nobody could check such a package.`);
  return bytes;
}

/** Writes the packages and the sources into an empty folder. */
export async function writePackages(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const write = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes);
    console.log(`${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
  };
  for (const kind of packageKinds) await write(packageName(kind), await madeTwice(kind));
  await write(packageName('sources'), await zip(root, sourceFiles()));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(root, 'dist/packages');
  await writePackages(folder);
  writeSums(folder);
}
