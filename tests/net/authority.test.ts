import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LeafKind, makeAuthority } from './authority.ts';

const authority = makeAuthority();
const folder = mkdtempSync(join(tmpdir(), 'reachable-authority-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** openssl's verdict on a leaf if it trusts one root. */
function verify(kind: LeafKind, root = authority.rootPem, host = 'discord.com'): string {
  writeFileSync(join(folder, 'root.pem'), root);
  writeFileSync(join(folder, 'leaf.pem'), authority.leaf('discord.com', kind).cert);
  const args = ['verify', '-x509_strict', '-verify_hostname', host, '-CAfile', 'root.pem', 'leaf.pem'];
  try {
    return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (error) {
    return String((error as { stderr: string }).stderr);
  }
}

describe('the test authority', () => {
  it('signs leaf certificates that openssl -x509_strict accepts', () => {
    expect(verify('trusted')).toBe('leaf.pem: OK');
  });

  it('signs private leaf certificates with another root', () => {
    expect(verify('private')).toContain('unable to get local issuer');
    expect(verify('private', authority.privateRootPem)).toBe('leaf.pem: OK');
  });

  it.each([
    ['unknown-authority', 'unable to get local issuer'],
    ['self-signed', 'self-signed certificate'],
    ['expired', 'certificate has expired'],
    ['other-name', 'hostname mismatch'],
  ] as const)('makes %s leafs that openssl refuses', (kind, words) => {
    expect(verify(kind)).toContain(words);
  });

  it('names only the host', () => {
    const { subjectAltName } = new X509Certificate(authority.leaf('web.telegram.org', 'trusted').cert);
    expect(subjectAltName).toBe('DNS:web.telegram.org');
  });

  it('names addresses as addresses', () => {
    const { subjectAltName } = new X509Certificate(authority.leaf('203.0.113.7', 'trusted').cert);
    expect(subjectAltName).toBe('IP Address:203.0.113.7');
  });

  it('makes each leaf certificate only once', () => {
    expect(authority.leaf('t.me', 'trusted')).toBe(authority.leaf('t.me', 'trusted'));
    expect(authority.leaf('t.me', 'trusted')).not.toBe(authority.leaf('t.me', 'expired'));
  });
});
