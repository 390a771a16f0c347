import { readFile } from 'node:fs/promises';

/** Major and minor version of this release, as in reports. */
export async function readOwnVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  return version.split('.').slice(0, 2).join('.');
}
