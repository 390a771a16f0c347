import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './fingerprint.ts';

/**
 * Writes the SHA-256 of each package in a folder into it, in the form of sha256sum(1). Returns the names of the
 * packages.
 */
export function writeSums(folder: string): string[] {
  const packages = readdirSync(folder)
    .filter((file) => /\.(?:zip|xpi)$/.test(file))
    .sort();
  const sums = packages.map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  return packages;
}
