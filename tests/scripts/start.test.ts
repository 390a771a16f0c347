import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';

it.each([
  ['a browser that is not known', ['netscape'], '"netscape" is not a browser'],
  ['two browsers', ['chromium', 'firefox'], 'One browser at a time'],
  ['an option that does not exist', ['--loud'], '--loud'],
  ['to share what is invented', ['--demo', '--sharing'], '--demo shares nothing'],
])('npm start refuses %s and shows how it is used', (_name, args, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr).toContain(
    'npm start [-- chromium | edge | chrome | firefox] [--headless] [--json] [--sharing | --demo]',
  );
});
