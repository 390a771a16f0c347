import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sourceFiles } from '../../scripts/release/sources.ts';
import { root } from '../../scripts/root.ts';

/** Copies all sources as they are here into a folder that shares the installed packages. */
export function copySources(folder: string): void {
  for (const file of sourceFiles()) cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Turns a folder into a git checkout in which everything is committed. */
export function commitAll(folder: string): void {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@reachable.example'];
  run('git', ['init', '--quiet'], folder);
  run('git', ['add', '--all'], folder);
  run('git', [...who, 'commit', '--quiet', '--message=Sources'], folder);
}

/** Runs a command, which has to succeed. Returns its output. */
export function run(command: string, args: readonly string[], cwd: string, path = process.env['PATH'] ?? ''): string {
  const env = { ...process.env, PATH: path, npm_execpath: '' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
