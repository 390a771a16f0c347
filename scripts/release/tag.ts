import { spawnSync } from 'node:child_process';
import { root } from '../root.ts';

/**
 * What is wrong with a version's tag, one line each. The tag has to name the commit that is checked out, and carry an
 * OpenSSH signature by a key that release/allowed-signers of that commit allows for `git` (gitformat-signature(5)).
 */
export function tagProblems(version: string, folder = root): readonly string[] {
  const tag = `v${version}`;
  const commit = git(folder, 'rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`);
  if (commit.status !== 0) return [`there is no ${tag}: git tag -s ${tag}`];
  if (commit.stdout !== git(folder, 'rev-parse', 'HEAD').stdout) return [`${tag} names another commit`];
  const { status, stdout, stderr } = git(folder, ...onlyOurKeys, 'verify-tag', '--format=%(tag)', tag);
  if (status !== 0) return [`${tag} has no signature by a key for tags: ${stderr.trim().split('\n').at(-1)}`];
  // A signed tag of one name can be stored under another.
  return stdout.trim() === tag ? [] : [`${tag} was signed as ${stdout.trim()}`];
}

/** The user's own keyrings do not count. */
const onlyOurKeys = [
  ...['gpg.ssh.allowedSignersFile=release/allowed-signers', 'gpg.ssh.program=ssh-keygen', 'gpg.minTrustLevel=fully'],
  ...['gpg.program=false', 'gpg.openpgp.program=false', 'gpg.x509.program=false'],
].flatMap((setting) => ['-c', setting]);

const git = (cwd: string, ...args: readonly string[]) => spawnSync('git', args, { cwd, encoding: 'utf8' });
