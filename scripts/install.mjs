import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * The packages of a lock file, by folder.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** Does node_modules match package-lock.json? npm keeps a lock file of its own in node_modules. */
function isInstalled() {
  const note = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, note))) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf('package-lock.json')).every(
    ([folder, wanted]) =>
      folder === '' ||
      installed[folder]?.version === wanted.version ||
      // Binaries for other platforms are in the lock file but not installed.
      (!installed[folder] && (wanted.optional || wanted.devOptional)),
  );
}

/** Installs the dependencies where they are missing or differ from package-lock.json. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  console.error('Installing the dependencies of package-lock.json ...');
  // npm sets this to its own JavaScript file; the `npm` on the PATH is a shell script on Windows.
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  if (code !== 0) {
    console.error('"npm ci" failed; its message above says why.');
    process.exit(1);
  }
}
