import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageName, releasePackage } from '../../scripts/release/release-build.mjs';
import { sourceFiles } from '../../scripts/release/sources.mjs';
import { zip } from '../../scripts/release/zip.mjs';
import { root } from '../../scripts/root.mjs';
import { unpack } from './unpack.ts';

it('the unpacked sources give the package for Firefox, byte for byte, without git', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-sources-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  unpack(await zip(root, sourceFiles()), folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // Nothing is on the PATH, and a release takes its relays from the sources, not from here.
  const env = { ...process.env, PATH: '', SHARING: '/nowhere/sharing.json' };
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-for-amo.mjs'], { cwd: folder, env });
  expect(status, stderr.toString()).toBe(0);
  const rebuilt = readFileSync(join(folder, 'dist/amo', packageName('firefox')));
  expect(rebuilt.equals(await releasePackage('firefox'))).toBe(true);
});
