import { execFileSync } from 'node:child_process';
import { root } from '../root.ts';

export function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' });
}
