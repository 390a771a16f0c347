import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manifestFor } from '../../../scripts/manifest-for.ts';
import { updatesOf } from '../../../scripts/release/mirror/updates.ts';
import { packageName, xpiName } from '../../../scripts/release/package-name.ts';
import { signRelease } from '../../../scripts/release/sign.ts';
import { verifyFile } from '../../../scripts/release/signature.ts';
import { root } from '../../../scripts/root.ts';
import { writeSums } from '../../../scripts/sums.ts';

const kinds = ['chrome', 'firefox', 'firefox-mirror', 'sources'] as const;

let folder: string;
let packages: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reachable-release-'));
  packages = join(folder, 'packages');
  for (const made of ['packages', 'mirror']) mkdirSync(join(folder, made));
  for (const kind of kinds) writeFileSync(join(packages, packageName(kind)), kind);
  writeSums(packages);
  const manifest = manifestFor('firefox', { sharing: undefined, forMirror: true });
  writeFileSync(join(folder, 'mirror/updates.json'), updatesOf(manifest as never, xpiName(), 'of the unsigned one'));
  writeFileSync(join(folder, 'release-notes.md'), '# Reachable\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const xpi = async (unsigned: string, sources: string) =>
  Buffer.from(`${readFileSync(unsigned)} of ${readFileSync(sources)}, signed`);

it('signs each package and the sums, including the package from Mozilla', async () => {
  await signRelease({ folder, key: undefined, xpi });
  const names = [...kinds.map(packageName), xpiName()].sort();
  const sums = readFileSync(join(packages, 'SHA256SUMS'), 'utf8');
  expect([...sums.matchAll(/ {2}(.+)$/gm)].map(([, name]) => name)).toEqual(names);
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: packages });
  for (const name of [...names, 'SHA256SUMS']) verifyFile(packages, name);
  expect(readFileSync(join(packages, xpiName()), 'utf8')).toBe('firefox-mirror of sources, signed');
  expect(readFileSync(join(folder, 'release-notes.md'), 'utf8')).toContain(sums);
});

it('puts the signed packages into the mirror, and the hash of the signed one into its updates', async () => {
  await signRelease({ folder, key: undefined, xpi });
  for (const name of [packageName('chrome'), xpiName(), 'SHA256SUMS']) verifyFile(join(folder, 'mirror/files'), name);
  const [sum] = execFileSync('sha256sum', [join(packages, xpiName())], { encoding: 'utf8' }).split(' ');
  const { addons } = JSON.parse(readFileSync(join(folder, 'mirror/updates.json'), 'utf8'));
  expect(addons['reachable@extension'].updates).toEqual([expect.objectContaining({ update_hash: `sha256:${sum}` })]);
});

it('refuses a key that release/allowed-signers does not name', async () => {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'key')]);
  const key = readFileSync(join(folder, 'key'), 'utf8');
  await expect(signRelease({ folder, key, xpi })).rejects.toThrow('ssh-keygen -Y verify');
});

it('refuses packages that make the mirror too large', async () => {
  writeFileSync(join(packages, packageName('chrome')), Buffer.alloc(5_000_000));
  await expect(signRelease({ folder, key: undefined, xpi })).rejects.toThrow(/The mirror has \d+ bytes, and may have/);
});

it.each([
  ['sign', 1, 'there is no v'],
  ['upload', 0, 'left out: the Chrome Web Store needs CHROME_PUBLISHER_ID'],
])('the program %s runs if no package is installed', (name, code, says) => {
  const sources = join(folder, 'sources');
  for (const part of ['package.json', 'release', 'scripts', 'src/model'])
    cpSync(join(root, part), join(sources, part), { recursive: true });
  execFileSync('git', ['init', '--quiet'], { cwd: sources });
  // Node 20 cannot run TypeScript.
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/esm/index.mjs')).href;
  const said = runs(['--import', tsx, `scripts/release/${name}.ts`], sources);
  expect(said).toEqual({ code, output: expect.stringContaining(says) });
});

function runs(args: readonly string[], cwd: string): { readonly code: number; readonly output: string } {
  const env = { PATH: process.env['PATH'] };
  try {
    return { code: 0, output: execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { status, stderr } = error as { readonly status: number; readonly stderr: string };
    return { code: status, output: stderr };
  }
}
