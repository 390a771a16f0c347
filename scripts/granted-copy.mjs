import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Copies a build and grants it, from the start, every optional host that is named. Where nobody can answer the
 * permission prompt (no display, tests), nothing could be checked otherwise. This copy is never packaged.
 * @param {import('./build.mjs').Target} target
 * @param {{ from?: string, to?: string }} [folders]
 * @returns {Promise<string>} the folder of the copy
 */
export async function grantedCopy(
  target,
  { from = join(root, 'dist', target), to = join(root, '.cache/granted', target) } = {},
) {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  const file = join(to, 'manifest.json');
  /** @type {{ optional_host_permissions: string[] }} */
  const { optional_host_permissions: hosts, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
  const named = hosts.filter((pattern) => !pattern.includes('://*/'));
  const rest = hosts.filter((pattern) => !named.includes(pattern));
  const granted = { ...manifest, host_permissions: named, optional_host_permissions: rest };
  await writeFile(file, JSON.stringify(granted, undefined, 2));
  return to;
}
