import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Installs the dependencies if they are missing or differ from package-lock.json. It runs before them, so it is plain
 * JavaScript and imports only Node's own modules; all other scripts are TypeScript, which tsx runs.
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The packages of a lock file, by folder.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** Whether node_modules matches package-lock.json. npm keeps its own lock file in node_modules. */
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

if (!isInstalled()) {
  console.error('Installing the dependencies of package-lock.json ...');
  // npm sets this to its own JavaScript file; the `npm` on the PATH is a shell script, on Windows for the shell there.
  const npm = process.env['npm_execpath'];
  const [command, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Standard output is for results.
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('"npm ci" failed; its message above says why.');
    process.exitCode = 1;
  }
}
