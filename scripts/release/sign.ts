import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root.ts';
import { writeSums } from '../sums.ts';
import { addPackages } from './mirror/add-packages.ts';
import { packageName, releaseVersion, xpiName } from './package-name.ts';
import { signFiles } from './signature.ts';
import { signedByMozilla } from './stores/mozilla.ts';
import { tagProblems } from './tag.ts';

/**
 * Signs the output of `npm run release`: `node scripts/release/sign.ts`. It runs beside secrets and without
 * node_modules, so it and its imports use only Node's own modules.
 */

interface Signing {
  /** The folder with `packages`, `mirror` and the notes. */
  readonly folder: string;
  /** The text of an OpenSSH private key; without one, a temporary key signs. */
  readonly key: string | undefined;
  /** Returns the package for Firefox outside Mozilla's store, as Mozilla signed it. */
  readonly xpi: (unsigned: string, sources: string) => Promise<Uint8Array>;
}

/** Signs each package, and completes the mirror and the notes. */
export async function signRelease({ folder, key, xpi }: Signing): Promise<string> {
  const packages = join(folder, 'packages');
  const path = (kind: 'firefox-mirror' | 'sources') => join(packages, packageName(kind));
  writeFileSync(join(packages, xpiName()), await xpi(path('firefox-mirror'), path('sources')));
  const signed = [...writeSums(packages), 'SHA256SUMS'];
  signFiles(packages, signed, key);
  const sums = readFileSync(join(packages, 'SHA256SUMS'), 'utf8').trim();
  appendFileSync(join(folder, 'release-notes.md'), `\nSHA-256:\n\n\`\`\`\n${sums}\n\`\`\`\n`);
  const mirrorBytes = await addPackages(packages, join(folder, 'mirror'));
  return `${signed.length} files with signatures, and a mirror of ${(mirrorBytes / 1e6).toFixed(1)} MB`;
}

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const problems = tagProblems(releaseVersion());
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { RELEASE_KEY: key, MOZILLA_ISSUER: issuer, MOZILLA_SECRET: secret } = env;
  if (!key || !issuer || !secret) throw new Error('This needs RELEASE_KEY, MOZILLA_ISSUER and MOZILLA_SECRET.');
  const xpi = (file: string, sources: string) => signedByMozilla({ account: { issuer, secret }, file, sources });
  console.log(await signRelease({ folder: join(root, 'dist'), key, xpi }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.env);
