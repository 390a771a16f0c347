import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a command in the root folder.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options] `quiet` collects its output. Otherwise it goes to
 *   standard error, since standard output is for results.
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `quiet`.
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'pipe' : process.stderr, quiet ? 'pipe' : 'inherit'],
    // Windows starts `.cmd` files only through its shell.
    shell: command.endsWith('.cmd'),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program of an installed package.
 * @param {string} file its path inside node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackage(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}
