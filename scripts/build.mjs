import { pathToFileURL } from 'node:url';
import { runPackage } from './run.mjs';

/** @typedef {'chrome' | 'firefox'} Target */

/** @type {readonly Target[]} */
export const targets = ['chrome', 'firefox'];

/**
 * Builds the extension for one kind of browser.
 * @param {Target} target
 * @param {{ outDir?: string, quiet?: boolean, sharing?: string, forMirror?: boolean }} [options] `outDir` instead of `dist/<target>`;
 *   `sharing` is a file that names relays, or empty for a build without sharing, instead of what the environment says;
 *   `forMirror`, for Firefox, names where updates are outside of Mozilla's store.
 */
export async function build(
  target,
  { outDir = `dist/${target}`, quiet = false, sharing = process.env['SHARING'] ?? '', forMirror = false } = {},
) {
  // NODE_ENV=test or =development would put debugging code into the package.
  const env = { BROWSER: target, NODE_ENV: 'production', SHARING: sharing, FOR_MIRROR: forMirror ? 'yes' : '' };
  const args = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const { code, output } = await runPackage('vite/bin/vite.js', args, { env, quiet });
  if (code !== 0) throw new Error(`The ${target} build failed.\n${output}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const target of targets) {
    await build(target);
    console.log(`dist/${target} is built.`);
  }
}
