import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/**
 * A zip of files in a folder, with the same bytes on every machine and at every time: its compressor is in plain
 * JavaScript, while zlib's output varies.
 * @param files relative to the folder, sorted
 */
export async function zip(folder: string, files: readonly string[]): Promise<Uint8Array> {
  // A zip stores local time without a zone, so this date is written the same way everywhere.
  const mtime = new Date(1980, 0, 1);
  const contents = await Promise.all(
    files.map(async (file) => [file, new Uint8Array(await readFile(join(folder, file)))] as const),
  );
  return zipSync(Object.fromEntries(contents), { mtime, level: 9 });
}
