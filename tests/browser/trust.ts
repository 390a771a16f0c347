import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a certificate database (NSS, which both browsers read on Linux) that trusts these roots, as if somebody added them. */
export function trustRoots(folder: string, roots: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const database = `sql:${folder}`;
  execFileSync('certutil', ['-N', '-d', database, '--empty-password']);
  for (const [index, pem] of roots.entries()) {
    const root = join(folder, `test-root-${index}.pem`);
    writeFileSync(root, pem);
    execFileSync('certutil', ['-A', '-d', database, '-n', `test root ${index}`, '-t', 'C,,', '-i', root]);
  }
}

/** A module from which NSS takes built-in roots (Debian: p11-kit-modules). */
const rootModule = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/pkcs11/p11-kit-trust.so`;

export function canBuildIn(): boolean {
  return existsSync(rootModule);
}

/** Makes a Firefox profile treat this root as built in. To be called after `trustRoots`. */
export function buildIn(folder: string, pem: string): void {
  const roots = join(folder, 'built-in');
  mkdirSync(roots);
  writeFileSync(join(roots, 'root.p11-kit'), `[p11-kit-object-v1]\ntrusted: true\nnss-mozilla-ca-policy: true\n${pem}`);
  const asModule = ['-add', 'built-in test roots', '-libfile', rootModule, '-string', `paths='${roots}'`, '-force'];
  execFileSync('modutil', ['-dbdir', `sql:${folder}`, ...asModule], { stdio: 'ignore' });
}
