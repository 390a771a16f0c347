import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tagProblems } from '../../../scripts/release/tag.ts';

let folder: string;
let keys: string;

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@reachable.example', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
const signTag = (tag: string, key: string, ...more: readonly string[]) =>
  git('-c', 'gpg.format=ssh', '-c', `user.signingKey=${join(keys, key)}`, 'tag', '-s', '-m', tag, tag, ...more);

function makeKey(name: string): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, name)]);
}
function allow(principal: string, namespace: string, key: string): void {
  const half = readFileSync(join(keys, `${key}.pub`), 'utf8');
  appendFileSync(join(folder, 'release/allowed-signers'), `${principal} namespaces="${namespace}" ${half}`);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reachable-tag-'));
  keys = mkdtempSync(join(tmpdir(), 'reachable-keys-'));
  mkdirSync(join(folder, 'release'));
  for (const name of ['tags', 'packages', 'stranger']) makeKey(name);
  allow('release', 'reachable', 'packages');
  allow('tags', 'git', 'tags');
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=First');
});
afterEach(() => {
  for (const made of [folder, keys]) rmSync(made, { recursive: true });
});

it('a tag of this commit by the key for tags has no problem', () => {
  signTag('v1.2.3', 'tags');
  expect(tagProblems('1.2.3', folder)).toEqual([]);
});

it('a missing tag is a problem', () => {
  expect(tagProblems('1.2.3', folder)).toEqual(['there is no v1.2.3: git tag -s v1.2.3']);
});

it('a tag of another commit is a problem', () => {
  signTag('v1.2.3', 'tags');
  writeFileSync(join(folder, 'later'), '');
  git('add', '--all');
  git('commit', '--quiet', '--message=Later');
  expect(tagProblems('1.2.3', folder)).toEqual(['v1.2.3 names another commit']);
});

it.each([
  ['that is light', () => git('tag', 'v1.2.3')],
  ['without a signature', () => git('tag', '--annotate', '--message=v1.2.3', 'v1.2.3')],
  ['by a key that nobody named', () => signTag('v1.2.3', 'stranger')],
  ['by the key for packages', () => signTag('v1.2.3', 'packages')],
])('a tag %s is a problem', (_which, make) => {
  make();
  expect(tagProblems('1.2.3', folder)).toEqual([
    expect.stringMatching(/^v1\.2\.3 has no signature by a key for tags: /),
  ]);
});

it('a tag signed under another name is a problem', () => {
  signTag('v1.2.2', 'tags');
  git('update-ref', 'refs/tags/v1.2.3', 'refs/tags/v1.2.2');
  expect(tagProblems('1.2.3', folder)).toEqual(['v1.2.3 was signed as v1.2.2']);
});

it("an OpenPGP program that trusts anybody's signature does not count", () => {
  const program = join(keys, 'gpg');
  const block = '-----BEGIN PGP SIGNATURE-----\n\nYQ==\n-----END PGP SIGNATURE-----';
  writeFileSync(
    program,
    `#!/bin/sh
cat > /dev/null
case "$*" in
  *--verify*) printf '[GNUPG:] NEWSIG\\n[GNUPG:] GOODSIG 0123456789ABCDEF Anybody\\n[GNUPG:] TRUST_ULTIMATE 0 pgp\\n' ;;
  *) printf '[GNUPG:] SIG_CREATED \\n' >&2; echo '${block}' ;;
esac
`,
    { mode: 0o700 },
  );
  git('config', 'gpg.program', program);
  git('tag', '-s', '-m', 'v1.2.3', 'v1.2.3');
  git('verify-tag', 'v1.2.3');
  expect(tagProblems('1.2.3', folder)).toEqual([expect.stringMatching(/^v1\.2\.3 has no signature by a key for tags/)]);
});
