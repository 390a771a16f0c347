import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A zip with the same bytes on every machine and at every time, from files in a folder.
 * @param {string} folder
 * @param {readonly string[]} files relative to the folder, sorted
 */
export async function zip(folder, files) {
  // Imported here because it may have been installed only now. A compressor in plain JavaScript gives the same bytes on
  // every machine; zlib does not.
  const { zipSync } = await import('fflate');
  // A zip stores local time without a zone, so this date is written the same way everywhere.
  const mtime = new Date(1980, 0, 1);
  const contents = await Promise.all(
    files.map(async (file) => /** @type {const} */ ([file, new Uint8Array(await readFile(join(folder, file)))])),
  );
  return zipSync(Object.fromEntries(contents), { mtime, level: 9 });
}
