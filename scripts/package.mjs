import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build, targets } from './build.mjs';
import { filesIn, fingerprint, sha256 } from './fingerprint.mjs';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';

await ensureDependencies();
// A compressor in plain JavaScript gives the same bytes on every machine; zlib does not.
const { zipSync } = await import('fflate');

/**
 * @param {string} folder
 * @param {readonly string[]} files
 */
async function zip(folder, files) {
  // A zip stores local time without a zone, so this date is written the same way everywhere.
  const mtime = new Date(1980, 0, 1);
  const contents = await Promise.all(
    files.map(async (file) => /** @type {const} */ ([file, new Uint8Array(await readFile(join(folder, file)))])),
  );
  return zipSync(Object.fromEntries(contents), { mtime, level: 9 });
}

/** @param {import('./build.mjs').Target} target */
async function buildTwice(target) {
  const again = await mkdtemp(join(tmpdir(), 'reachable-'));
  await build(target);
  await build(target, { outDir: again });
  const folder = join(root, 'dist', target);
  const same = isDeepStrictEqual(await fingerprint(folder), await fingerprint(again));
  await rm(again, { recursive: true });
  if (!same) throw new Error(`Two builds for ${target} differ: nobody could check such a package.`);
  return folder;
}

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const packages = join(root, 'dist/packages');
await rm(packages, { recursive: true, force: true });
await mkdir(packages, { recursive: true });

/** @type {string[]} */
const sums = [];

/**
 * @param {string} kind
 * @param {string} folder
 * @param {readonly string[]} files
 */
async function pack(kind, folder, files) {
  const name = `reachable-${version}-${kind}.zip`;
  const bytes = await zip(folder, files);
  await writeFile(join(packages, name), bytes);
  sums.push(`${sha256(bytes)}  ${name}\n`);
  console.log(`dist/packages/${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
}

for (const target of targets) {
  const folder = await buildTwice(target);
  await pack(target, folder, await filesIn(folder));
}
// The sources as they are here, since these were built: every file that git does not ignore.
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
const sources = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)));
await pack('sources', root, sources.sort());
await writeFile(join(packages, 'SHA256SUMS'), sums.join(''));
