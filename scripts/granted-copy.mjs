import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Copies a build, with the optional hosts granted from the start. Where no person is there to answer the permission
 * prompt (no display, tests) nothing can be checked without it. This copy is never packaged.
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
  const { optional_host_permissions, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }, undefined, 2));
  return to;
}
