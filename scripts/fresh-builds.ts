import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Target, targets } from './build.ts';
import { root } from './root.ts';

/** The sources of a build. */
const sources = [
  'src',
  'protocol',
  'public',
  'scripts',
  'manifest.json',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
];

/** When anything at or below this path was last written, added or removed (epoch ms); 0 if the path does not exist. */
function lastChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  const names = stat.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(stat.mtimeMs, ...names.map((name) => statSync(join(path, name)).mtimeMs));
}

function isFresh(target: Target): boolean {
  const builtAt = statSync(join(root, 'dist', target, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.every((path) => lastChange(join(root, path)) < builtAt);
}

/** Rebuilds a build that is older than its sources. */
export async function makeBuildFresh(target: Target): Promise<void> {
  if (!isFresh(target)) await build(target, { quiet: true });
}

/** The same for each target. All tests of a run share these builds. */
export async function makeBuildsFresh(): Promise<void> {
  for (const target of targets) await makeBuildFresh(target);
}
