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

it('is verified by the one command that people are told', () => {
  expect(execSync(verifyCommand('package.zip'), { cwd: folder, encoding: 'utf8' })).toContain(
    'Good "reachable" signature',
  );
});

it('does not fit a package that was changed', () => {
  appendFileSync(join(folder, 'package.zip'), '.');
  expect(() => verifyFile(folder, 'package.zip')).toThrow('Signature verification failed');
});

it('does not count where somebody else made it', () => {
  const before = signers(join(folder, 'allowed-signers')).join('\n');
  signFiles(folder, ['package.zip'], undefined);
  writeFileSync(join(folder, 'allowed-signers'), `${before}\n`);
  expect(() => verifyFile(folder, 'package.zip')).toThrow('Command failed: ssh-keygen -Y verify');
});
