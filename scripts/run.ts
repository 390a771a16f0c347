import { spawn } from 'node:child_process';
import { root } from './root.ts';

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Collects the output. Otherwise it goes to standard error, since standard output is for results. */
  readonly quiet?: boolean;
}

export interface Ended {
  readonly code: number;
  /** Empty unless `quiet`. */
  readonly output: string;
}

/** Runs a command in the root folder. */
export function run(
  command: string,
  args: readonly string[],
  { env = {}, quiet = false }: RunOptions = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'pipe' : process.stderr, quiet ? 'pipe' : 'inherit'],
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
 * @param file its path inside node_modules
 */
export function runPackage(file: string, args: readonly string[], options?: RunOptions): Promise<Ended> {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}
