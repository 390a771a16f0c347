import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { filesIn } from '../../../scripts/fingerprint.ts';
import { sizeOfPng } from '../../../scripts/release/pictures.ts';
import { verifyFile } from '../../../scripts/release/signature.ts';
import { commitAll, copySources, run } from '../source-copy.ts';

it('a dry run makes the whole release of a fresh clone, and stops if a file was changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copySources(folder);
  commitAll(folder);
  const printed = run('npm', ['run', '--silent', 'release', '--', '--dry-run', '--uncontacted'], folder);
  expect(printed.trim().split('\n').at(-1)).toMatch(/^Reachable \d+\.\d+\.\d+: /);
  const packages = join(folder, 'dist/packages');
  for (const line of readFileSync(join(packages, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
    verifyFile(packages, line.slice(66));
  }
  run('sha256sum', ['--check', 'SHA256SUMS'], packages);
  expect(readFileSync(join(folder, 'dist/release-notes.md'), 'utf8')).toContain('ssh-keygen -Y verify');
  const files = await filesIn(join(folder, 'dist'));
  const bytes = files
    .filter((file) => file.startsWith('mirror/'))
    .map((file) => statSync(join(folder, 'dist', file)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5_000_000);
  expect(readFileSync(join(folder, 'dist/mirror/addresses.txt'), 'utf8')).toMatch(
    /^reachable-addresses-1 .{88}\n\{"v":1,/,
  );
  for (const language of ['en', 'ru', 'fa', 'es', 'zh-CN']) {
    const pictures = files.filter((file) => file.startsWith(`store/${language}/pictures/`));
    expect(pictures.length).toBe(5);
    for (const file of pictures) {
      expect(sizeOfPng(readFileSync(join(folder, 'dist', file)))).toEqual({ width: 1280, height: 800 });
    }
  }

  appendFileSync(join(folder, 'README.md'), '\n');
  const again = () => run('npm', ['run', '--silent', 'release', '--', '--dry-run', '--uncontacted'], folder);
  expect(again).toThrow('FAILED: the work tree is clean');
});
