import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.ts';

/** The path of a program. */
export function findProgram(name: string): string | undefined {
  const folders = [...postgresFolders(), ...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Debian puts the programs of each PostgreSQL version into a folder that is not on the PATH; newest first. */
function postgresFolders(): string[] {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  const newestFirst = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(versions, version, 'bin'));
}

/** Names of this Linux distribution and of its parents, e.g. `['ubuntu', 'debian']`; empty elsewhere. */
export function linuxFamily(): string[] {
  if (!existsSync('/etc/os-release')) return [];
  const lines = readFileSync('/etc/os-release', 'utf8').matchAll(/^ID(?:_LIKE)?=(.*)$/gm);
  return [...lines].flatMap(([, names = '']) => names.replaceAll('"', '').split(' '));
}

/** Whether packages can be installed here without a password. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && linuxFamily().includes('debian') && findProgram('apt-get') !== undefined;
}

/** Package lists are fetched once, and only if something is missing. */
let listsAreFresh = false;

/** Installs Debian packages. The caller checks afterwards whether the program is there. */
export async function installPackages(packages: readonly string[]): Promise<void> {
  console.error(`Installing ${packages.join(', ')} with apt-get ...`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true };
  if (!listsAreFresh) await run('apt-get', ['update'], options);
  listsAreFresh = true;
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  if (code !== 0) console.error(output);
}
