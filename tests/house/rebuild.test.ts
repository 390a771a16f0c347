import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageName } from '../../scripts/release/package-name.ts';
import { releasePackage } from '../../scripts/release/release-build.ts';
import { sourceFiles } from '../../scripts/release/sources.ts';
import { zip } from '../../scripts/release/zip.ts';
import { root } from '../../scripts/root.ts';
import { unpack } from './unpack.ts';

it('the unpacked sources give the package for Firefox, byte for byte, without git', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-sources-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  unpack(await zip(root, sourceFiles()), folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // Nothing is on the PATH, and a release takes its relays from the sources, not from this environment.
  const env = { ...process.env, PATH: '', SHARING: '/nowhere/sharing.json' };
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-for-amo.ts'], {
    cwd: folder,
    env,
  });
  expect(status, stderr.toString()).toBe(0);
  const rebuilt = readFileSync(join(folder, 'dist/amo', packageName('firefox')));
  expect(rebuilt.equals(await releasePackage('firefox'))).toBe(true);
});
