import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { readOrMakeSigningKey } from '../../src/collector/signing-key.ts';
import { signedCatalogue } from '../catalogue-update/signed-catalogue.ts';
import { updateFile } from '../catalogue-update/verified-update.ts';
import { filesIn } from '../fingerprint.ts';
import { writePackages, writeSums } from '../package.ts';
import { root } from '../root.ts';
import { passesChecks, type ReleaseOptions, readChangelog } from './checks.ts';
import { measuredIn } from './measured.ts';
import { writeMirror } from './mirror/write-mirror.ts';
import { releaseNotes } from './notes.ts';
import { openStudio } from './pictures.ts';
import { packageName } from './release-build.ts';
import { signFiles } from './signature.ts';
import { writeStore } from './store/write-store.ts';
import { missingCredentials, mozillaSignature, storeUploads } from './uploads.ts';

const usage = `npm run release [-- --dry-run] [--uncontacted]
  Checks, builds, signs and uploads the version of package.json. With --dry-run nothing is uploaded, and a key made for
  the occasion signs. --uncontacted lets addresses pass that were not tried lately; the notes name
  them, and the texts for stores say how many they are.
  RELEASE_KEY names the file of the private key that signs.`;

const packages = join(root, 'dist/packages');

function readOptions(): ReleaseOptions {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const boolean = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { 'dry-run': boolean, uncontacted: boolean } });
  return { version, dryRun: values['dry-run'], uncontacted: values.uncontacted, now: Date.now() };
}

/** The package for Firefox as Mozilla signed it. A dry run has the same without the signature. */
async function writeXpi({ version, dryRun }: ReleaseOptions): Promise<void> {
  const unsigned = readFileSync(join(packages, packageName('firefox-mirror')));
  const xpi = join(packages, `reachable-${version}-firefox.xpi`);
  if (dryRun) return writeFileSync(xpi, unsigned);
  const work = join(root, '.cache/mozilla');
  rmSync(work, { recursive: true, force: true });
  for (const [file, bytes] of Object.entries(unzipSync(unsigned))) {
    mkdirSync(dirname(join(work, 'unpacked', file)), { recursive: true });
    writeFileSync(join(work, 'unpacked', file), bytes);
  }
  await mozillaSignature.run({ packages, version, unpacked: join(work, 'unpacked'), signed: join(work, 'signed') });
  const [signed] = readdirSync(join(work, 'signed')).filter((file) => file.endsWith('.xpi'));
  if (!signed) throw new Error('Mozilla gave no signed package.');
  renameSync(join(work, 'signed', signed), xpi);
}

/** The list of addresses for the mirror. A dry run signs that of this checkout with a key that stays here. */
async function addressList({ version, dryRun, now }: ReleaseOptions): Promise<string> {
  if (!dryRun) return readFileSync(updateFile, 'utf8');
  mkdirSync(join(root, '.cache'), { recursive: true });
  const key = await readOrMakeSigningKey(join(root, '.cache/addresses-of-dry-runs.pem'));
  return signedCatalogue(packaged, { now, leastVersion: version }, key);
}

async function release(options: ReleaseOptions): Promise<number> {
  const key = options.dryRun ? undefined : process.env['RELEASE_KEY'];
  const missing = [...(key ? [] : ['RELEASE_KEY']), ...missingCredentials(mozillaSignature)];
  if (!(await passesChecks(options))) return 1;
  console.log(measuredIn(packaged.services));
  if (!options.dryRun && missing.length > 0) throw new Error(`A release needs ${missing.join(', ')}.`);

  await writePackages(packages);
  await writeXpi(options);
  await writeSums(packages);
  const signed = await filesIn(packages);
  signFiles(packages, signed, key);
  const sums = readFileSync(join(packages, 'SHA256SUMS'), 'utf8');
  writeFileSync(join(root, 'dist/release-notes.md'), releaseNotes(readChangelog(), sums, options));

  const studio = await openStudio();
  const mirrorBytes = await writeMirror(
    packages,
    join(root, 'dist/mirror'),
    options,
    await addressList(options),
    studio,
  );
  const storeFiles = await writeStore(join(root, 'dist/store'), studio, options.now);
  await studio.close();

  for (const upload of storeUploads) {
    const missing = missingCredentials(upload);
    if (options.dryRun || missing.length > 0)
      console.log(`not uploaded: ${upload.name} needs ${upload.credentials.join(', ')}`);
    else await upload.run({ packages, version: options.version });
  }
  console.log(
    `Reachable ${options.version}: ${signed.length} files with signatures in dist/packages, a mirror of ${(mirrorBytes / 1e6).toFixed(1)} MB in dist/mirror, ${storeFiles} files in dist/store, and dist/release-notes.md.`,
  );
  return 0;
}

try {
  process.exitCode = await release(readOptions());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
