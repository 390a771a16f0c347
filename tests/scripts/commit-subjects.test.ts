import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mistakeIn } from '../../scripts/commit-subjects.ts';

describe('the subject of a commit', () => {
  it.each([
    'transfers: cap the control speed after a stall',
    'sign-in: open the QUIC port',
    'Revert "transfers: cap the control speed after a stall"',
    'Merge branch main',
  ])('may be "%s"', (subject) => {
    expect(mistakeIn(subject)).toBeUndefined();
  });

  it.each([
    ['Cap the control speed', 'is not of the form "area: what changed"'],
    ['src/measure: cap the speed', 'is not of the form "area: what changed"'],
    ['transfers: Cap the control speed', 'goes on with a capital or a sign after the area'],
    ['transfers: cap the control speed.', 'ends with a full stop'],
    [`transfers: ${'cap '.repeat(20)}`, 'has 91 characters, and may have 60'],
  ])('may not be "%s"', (subject, mistake) => {
    expect(mistakeIn(subject)).toBe(mistake);
  });
});

describe('the hook', () => {
  it.each([
    ['lets a good subject through', 'transfers: cap the speed\n\nWhy.\n', 0],
    ['refuses another', 'Cap the speed\n', 1],
  ])('%s', (_what, text, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'reachable-message-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'COMMIT_EDITMSG');
    writeFileSync(file, text);
    const { status } = spawnSync('sh', ['.githooks/commit-msg', file]);
    expect(status).toBe(code);
  });
});
