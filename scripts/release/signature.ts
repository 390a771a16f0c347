import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * OpenSSH signatures: ssh-keygen is maintained, and comes with Linux, macOS and Windows, so that nobody has to install
 * anything to verify.
 */

const allowedSigners = join(root, 'release/allowed-signers');
/** The name of the signer, and the purpose of the signature. */
const identity = 'release';
const namespace = 'reachable';

/** The lines of the keys that may sign packages (`reachable`) or tags (`git`). */
export function signers(what: 'reachable' | 'git', file: string = allowedSigners): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => /^[^#].* namespaces="(.*?)"/.exec(line)?.[1]?.split(',').includes(what));
}

/** The command with which a person verifies a file, in a folder that has its signature. */
export function verifyCommand(file: string): string {
  return `ssh-keygen -Y verify -f allowed-signers -I ${identity} -n ${namespace} -s ${file}.sig < ${file}`;
}

/**
 * Signs files in a folder, puts the names of the allowed signers beside them, and verifies each signature.
 * @param key the text of an OpenSSH private key; without one, a key is made for this call and forgotten
 */
export function signFiles(folder: string, files: readonly string[], key: string | undefined): void {
  const made = mkdtempSync(join(tmpdir(), 'reachable-key-'));
  try {
    const signing = key ? writeKey(join(made, 'key'), key) : makeKey(join(made, 'key'));
    const allowed = key ? readFileSync(allowedSigners, 'utf8') : signerLine(`${signing}.pub`);
    writeFileSync(join(folder, 'allowed-signers'), allowed);
    for (const file of files) {
      rmSync(join(folder, `${file}.sig`), { force: true });
      keygen(folder, ['-Y', 'sign', '-f', signing, '-n', namespace, file]);
      verifyFile(folder, file);
    }
  } finally {
    rmSync(made, { recursive: true });
  }
}

/** Throws unless the signature beside a file is by one of the allowed signers beside it. */
export function verifyFile(folder: string, file: string): void {
  const args = ['-Y', 'verify', '-f', 'allowed-signers', '-I', identity, '-n', namespace, '-s', `${file}.sig`];
  keygen(folder, args, readFileSync(join(folder, file)));
}

function writeKey(path: string, key: string): string {
  writeFileSync(path, `${key.trim()}\n`, { mode: 0o600 });
  return path;
}

function makeKey(path: string): string {
  keygen(tmpdir(), ['-q', '-t', 'ed25519', '-N', '', '-C', 'not a key of any release', '-f', path]);
  return path;
}

function signerLine(publicKey: string): string {
  return `${identity} namespaces="${namespace}" ${readFileSync(publicKey, 'utf8')}`;
}

function keygen(cwd: string, args: readonly string[], input?: Buffer): void {
  execFileSync('ssh-keygen', args, { cwd, stdio: ['pipe', 'ignore', 'pipe'], ...(input ? { input } : {}) });
}
