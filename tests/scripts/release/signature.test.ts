import { execSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { signers, signFiles, verifyCommand, verifyFile } from '../../../scripts/release/signature.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reachable-signature-'));
  writeFileSync(join(folder, 'package.zip'), 'a package');
  signFiles(folder, ['package.zip'], undefined);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is verified by the one command in the instructions', () => {
  expect(execSync(verifyCommand('package.zip'), { cwd: folder, encoding: 'utf8' })).toContain(
    'Good "reachable" signature',
  );
});

it('does not match a changed package', () => {
  appendFileSync(join(folder, 'package.zip'), '.');
  expect(() => verifyFile(folder, 'package.zip')).toThrow('Signature verification failed');
});

it('does not count if somebody else made it', () => {
  const before = signers('reachable', join(folder, 'allowed-signers')).join('\n');
  signFiles(folder, ['package.zip'], undefined);
  writeFileSync(join(folder, 'allowed-signers'), `${before}\n`);
  expect(() => verifyFile(folder, 'package.zip')).toThrow('Command failed: ssh-keygen -Y verify');
});

it('names who may sign packages and who may sign tags, and nobody in a comment', () => {
  const file = join(folder, 'signers');
  const lines = ['release namespaces="reachable" ssh-ed25519 A', 'tags namespaces="git" ssh-ed25519 B'];
  writeFileSync(file, ['# tags namespaces="git" ssh-ed25519 C', ...lines, ''].join('\n'));
  expect(signers('reachable', file)).toEqual([lines[0]]);
  expect(signers('git', file)).toEqual([lines[1]]);
});
