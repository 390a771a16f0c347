import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/root.ts';

export interface Program {
  readonly process: ChildProcess;
  /** Its output so far. */
  output(): string;
  /** The first address that it prints. Rejects if it ends before that. */
  readonly address: Promise<string>;
  /** Ends it with a signal and returns its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | undefined>;
}

/** Starts one of the collector's programs with only these variables in its environment. */
export function startProgram(
  name: 'relay' | 'gateway' | 'publisher' | undefined,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Program {
  // As `npm run` does; without it, programs that render pages end with "React is not defined".
  const [, config] = /--tsconfig (\S+)/.exec(packageJson.scripts[name ?? 'collector']) ?? [];
  const compiled = config === undefined ? env : { TSX_TSCONFIG_PATH: config, ...env };
  return startScript(join(root, 'collector', name ?? '', 'main.ts'), compiled, args);
}

/** Starts any script of package.json. */
export const startScript = (script: string, env: Readonly<Record<string, string>>, args: readonly string[]) =>
  startNode(['--import', 'tsx', script, ...args], env);

/** Starts Node alone, for built programs. */
export function startNode(args: readonly string[], env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
  });
  let output = '';
  const exited = once(child, 'exit');
  const address = new Promise<string>((resolve, reject) => {
    const read = (piece: Buffer) => {
      output += piece.toString();
      const [, url] = /listens on (https?:\/\/[\d.:]+\d)/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    exited.then(
      () => reject(new Error(`it ended: ${output}`)),
      () => undefined,
    );
  });
  // Keeps a rejection from being unhandled if a test does not wait for the address.
  address.catch(() => undefined);
  return {
    process: child,
    output: () => output,
    address,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await exited;
      return typeof code === 'number' ? code : undefined;
    },
  };
}
