import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOrMakeSigningKey } from '../../collector/signing-key.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { signedCatalogue } from '../catalogue-update/signed-catalogue.ts';
import { updateFile } from '../catalogue-update/verified-update.ts';
import { writePackages } from '../package.ts';
import { root } from '../root.ts';
import { writeSums } from '../sums.ts';
import { passesChecks, type ReleaseOptions, readChangelog } from './checks.ts';
import { measuredIn } from './measured.ts';
import { writeMirror } from './mirror/write-mirror.ts';
import { releaseNotes } from './notes.ts';
import { packageName, releaseVersion } from './package-name.ts';
import { openStudio } from './pictures.ts';
import { signRelease } from './sign.ts';
import { writeStore } from './store/write-store.ts';

const usage = `npm run release [-- --dry-run] [--uncontacted]
  Checks and builds the version of package.json, without secrets. With --dry-run it goes on where the tag, the addresses and
  the keys are missing, and signs with a key made for the occasion. --uncontacted lets addresses pass that were not tried
  lately; the notes name them, and the texts for stores say how many they are.
  node scripts/release/sign.ts and node scripts/release/upload.ts do the rest, where the keys are.`;

const packages = join(root, 'dist/packages');

function readOptions(): ReleaseOptions {
  const boolean = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { 'dry-run': boolean, uncontacted: boolean } });
  return { version: releaseVersion(), dryRun: values['dry-run'], uncontacted: values.uncontacted, now: Date.now() };
}

/** The list of addresses for the mirror. A dry run signs the one of this checkout with a key that stays here. */
async function addressList({ version, dryRun, now }: ReleaseOptions): Promise<string> {
  if (!dryRun) return readFileSync(updateFile, 'utf8');
  mkdirSync(join(root, '.cache'), { recursive: true });
  const key = await readOrMakeSigningKey(join(root, '.cache/addresses-of-dry-runs.pem'));
  return signedCatalogue(packaged, { now, leastVersion: version }, key);
}

async function release(options: ReleaseOptions): Promise<number> {
  if (!(await passesChecks(options))) return 1;
  console.log(measuredIn(packaged.services));

  await writePackages(packages);
  writeSums(packages);
  const notes = releaseNotes(readChangelog(), packageName('firefox'), options);
  writeFileSync(join(root, 'dist/release-notes.md'), notes);

  const studio = await openStudio();
  await writeMirror(packages, join(root, 'dist/mirror'), options, await addressList(options), studio);
  const storeFiles = await writeStore(join(root, 'dist/store'), studio, options.now);
  await studio.close();

  // Without Mozilla's signature.
  const xpi = async (unsigned: string) => readFileSync(unsigned);
  const signed = options.dryRun
    ? await signRelease({ folder: join(root, 'dist'), key: undefined, xpi })
    : 'without signatures: node scripts/release/sign.ts makes them';
  console.log(
    `Reachable ${options.version} is in dist/packages, dist/mirror, dist/store (${storeFiles} files) and dist/release-notes.md: ${signed}.`,
  );
  return 0;
}

try {
  process.exitCode = await release(readOptions());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
