import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { defaultEntries, uncontacted } from '../../src/catalogue/contact-age.ts';
import { placeholders, project, updateKeys, updateMirrors } from '../../src/model/project.ts';
import { updateFile, verifiedUpdate } from '../catalogue-update/verified-update.ts';
import { root } from '../root.ts';
import { hasDay, sectionOf } from './changelog.ts';
import { git } from './git.ts';
import { signers } from './signature.ts';
import { tagProblems } from './tag.ts';

export interface ReleaseOptions {
  readonly version: string;
  /** Nothing is uploaded, placeholders may be left, and a temporary key signs. */
  readonly dryRun: boolean;
  /** Addresses that nobody tried lately are listed in the notes, and do not stop the release. */
  readonly uncontacted: boolean;
  /** The moment of the release, epoch ms. */
  readonly now: number;
}

interface Check {
  readonly name: string;
  /** What is wrong, one line each. */
  readonly problems: (options: ReleaseOptions) => readonly string[] | Promise<readonly string[]>;
  /** Whether the release is made all the same. */
  readonly goesOn?: (options: ReleaseOptions) => boolean;
}

/** A raw point of P-256: a byte, and two coordinates of 32 bytes each. */
const isPublicKey = (key: string) => Buffer.from(key, 'base64').length === 65;

export const readChangelog = () => readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

const isDryRun = ({ dryRun }: ReleaseOptions) => dryRun;

/** A mirror offers the list to older versions, so the list has to be as new as the package. */
async function addressProblems({ version, now }: ReleaseOptions): Promise<string[]> {
  if (!existsSync(updateFile)) return ['it is missing; see "npm run catalogue:sign"'];
  try {
    const { number } = await verifiedUpdate(readFileSync(updateFile), { keys: updateKeys, now, version });
    return number === packaged.number
      ? []
      : [`its number is ${number}, and that of the catalogue is ${packaged.number}`];
  } catch (error) {
    return [String(error)];
  }
}

const checks: readonly Check[] = [
  {
    name: 'the work tree is clean',
    problems: () => git('status', '--porcelain').split('\n').filter(Boolean),
  },
  {
    name: 'the version is one',
    problems: ({ version }) => (/^\d+\.\d+\.\d+$/.test(version) ? [] : [`"${version}" is not like 1.2.3`]),
  },
  {
    name: 'this commit has the tag of the version, signed by a key for tags',
    problems: ({ version }) => tagProblems(version),
    goesOn: isDryRun,
  },
  {
    name: 'CHANGELOG.md has a section with the day of the version',
    problems: ({ version }) => {
      const changelog = readChangelog();
      const ready = sectionOf(changelog, version) && hasDay(changelog, version);
      return ready ? [] : [`"## [${version}] - YYYY-MM-DD" is missing, or empty`];
    },
    goesOn: isDryRun,
  },
  {
    name: 'src/model/project.ts has no placeholder',
    problems: () => [
      ...placeholders({ ...project, ...updateMirrors }),
      ...updateKeys.filter((key) => !isPublicKey(key)),
    ],
    goesOn: isDryRun,
  },
  {
    name: 'release/addresses.txt has the addresses of this version, signed by one of our keys',
    problems: addressProblems,
    goesOn: isDryRun,
  },
  {
    name: 'release/allowed-signers names who may sign',
    problems: () => [
      ...(signers('reachable').length > 0 ? [] : ['it names no key for packages']),
      ...(signers('git').length > 0 ? [] : ['it names no key for tags']),
    ],
    goesOn: isDryRun,
  },
  {
    name: 'each default address was tried within 30 days',
    problems: ({ now }) => {
      const urls = uncontacted(defaultEntries(packaged), now);
      return urls.length > 0 ? [`${urls.length} were not, such as ${urls[0]}; see "npm run catalogue:check"`] : [];
    },
    goesOn: (options) => options.uncontacted,
  },
];

/** Prints what each check found. Returns whether the release may go on. */
export async function passesChecks(options: ReleaseOptions): Promise<boolean> {
  let passes = true;
  for (const { name, problems, goesOn } of checks) {
    const found = await problems(options);
    const stops = found.length > 0 && !goesOn?.(options);
    const word = found.length === 0 ? 'passed' : stops ? 'FAILED' : 'not so';
    console.log([`${word}: ${name}`, ...found.map((problem) => `  ${problem}`)].join('\n'));
    if (stops) passes = false;
  }
  return passes;
}
