import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * What a lock file asks for, by folder.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** Is what lies in node_modules what package-lock.json asks for? npm keeps its own note of the former. */
function isInstalled() {
  const note = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, note))) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf('package-lock.json')).every(
    ([folder, wanted]) =>
      folder === '' ||
      installed[folder]?.version === wanted.version ||
      // Binaries of other platforms are in the lock file and never installed.
      (!installed[folder] && (wanted.optional || wanted.devOptional)),
  );
}

/** Installs the dependencies when they are missing or not the ones of package-lock.json. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  console.error('Installing the dependencies of package-lock.json ...');
  // npm says where its own program is when it has started this one; by name it is a shell script on Windows.
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
