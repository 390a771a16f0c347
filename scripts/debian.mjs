import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * Where a program lies, by its name.
 * @param {string} name
 */
export function findProgram(name) {
  const folders = [...postgresFolders(), ...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Debian keeps the programs of each PostgreSQL in a folder of its own, which is on no path; newest first. */
function postgresFolders() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  const newestFirst = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(versions, version, 'bin'));
}

/** Names of this Linux and of those it is made from, e.g. `['ubuntu', 'debian']`; empty elsewhere. */
export function linuxFamily() {
  if (!existsSync('/etc/os-release')) return [];
  const lines = readFileSync('/etc/os-release', 'utf8').matchAll(/^ID(?:_LIKE)?=(.*)$/gm);
  return [...lines].flatMap(([, names = '']) => names.replaceAll('"', '').split(' '));
}

/** May packages be installed here without asking anybody? */
export function canInstallPackages() {
  return process.getuid?.() === 0 && linuxFamily().includes('debian') && findProgram('apt-get') !== undefined;
}

/** Package lists are fetched once, and only when something is missing. */
let listsAreFresh = false;

/**
 * Installs Debian packages; the caller looks whether what it wanted is there afterwards.
 * @param {readonly string[]} packages
 */
export async function installPackages(packages) {
  console.error(`Installing ${packages.join(', ')} with apt-get ...`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true };
  if (!listsAreFresh) await run('apt-get', ['update'], options);
  listsAreFresh = true;
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  if (code !== 0) console.error(output);
}
