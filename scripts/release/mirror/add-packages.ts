import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, sha256 } from '../../fingerprint.ts';
import { packageName, xpiName } from '../package-name.ts';
import { withHash } from './updates.ts';

/** The largest mirror: its owner may have little room, and its visitors a slow line. */
const maxBytes = 5_000_000;

/** Adds the signed packages to a mirror, and their hash to its updates. Returns its size in bytes. */
export async function addPackages(packages: string, mirror: string): Promise<number> {
  mkdirSync(join(mirror, 'files'), { recursive: true });
  for (const file of [packageName('chrome'), xpiName(), 'SHA256SUMS']) {
    for (const name of [file, `${file}.sig`]) cpSync(join(packages, name), join(mirror, 'files', name));
  }
  cpSync(join(packages, 'allowed-signers'), join(mirror, 'files/allowed-signers'));
  const updates = join(mirror, 'updates.json');
  writeFileSync(updates, withHash(readFileSync(updates, 'utf8'), sha256(readFileSync(join(packages, xpiName())))));
  const bytes = (await filesIn(mirror)).reduce((sum, file) => sum + statSync(join(mirror, file)).size, 0);
  if (bytes > maxBytes) throw new Error(`The mirror has ${bytes} bytes, and may have ${maxBytes}.`);
  return bytes;
}
