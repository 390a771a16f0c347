import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/root.ts';

const parts = [
  'src',
  'protocol',
  'collector',
  'public',
  'scripts',
  'biome.json',
  'manifest.json',
  'package.json',
  'tsconfig.base.json',
  'vite.config.ts',
];

/** A copy of the sources elsewhere, which a test may change. */
export interface Checkout {
  readonly folder: string;
  /** Writes a file, by its path in the copy. */
  write(file: string, text: string): void;
  /** Runs a program of an installed package in the copy. */
  run(
    program: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): { readonly code: number; readonly output: string };
  remove(): void;
}

export function makeCheckout(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-house-'));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    run(program, args, env = {}) {
      const command = [join(root, 'node_modules', program), ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, {
        cwd: folder,
        env: { ...process.env, NODE_ENV: 'production', ...env },
        encoding: 'utf8',
      });
      return { code: status ?? 1, output: stdout + stderr };
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
