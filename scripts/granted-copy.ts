import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from './build.ts';
import { root } from './root.ts';

/**
 * Copies a build and grants it, from the start, every named optional host. If nobody can answer the permission prompt
 * (no display, tests), nothing could be checked otherwise. The copy is never packaged.
 * @returns the folder of the copy
 */
export async function grantedCopy(
  target: Target,
  { from = join(root, 'dist', target), to = join(root, '.cache/granted', target) } = {},
): Promise<string> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  const file = join(to, 'manifest.json');
  const { optional_host_permissions: hosts, ...manifest }: { optional_host_permissions: string[] } = JSON.parse(
    await readFile(file, 'utf8'),
  );
  const named = hosts.filter((pattern) => !pattern.includes('://*/'));
  const rest = hosts.filter((pattern) => !named.includes(pattern));
  const granted = { ...manifest, host_permissions: named, optional_host_permissions: rest };
  await writeFile(file, JSON.stringify(granted, undefined, 2));
  return to;
}
