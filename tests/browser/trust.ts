import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a certificate database (NSS, which both browsers read on Linux) that trusts one root. */
export function trustRoot(folder: string, rootPem: string): void {
  mkdirSync(folder, { recursive: true });
  const root = join(folder, 'test-root.pem');
  writeFileSync(root, rootPem);
  const database = `sql:${folder}`;
  execFileSync('certutil', ['-N', '-d', database, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', database, '-n', 'test root', '-t', 'C,,', '-i', root]);
}
