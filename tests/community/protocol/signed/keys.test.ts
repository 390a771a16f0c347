import { beforeAll, describe, expect, it } from 'vitest';
import { type SignedKeys, signedText, verifyKeys } from '../../../../src/community/protocol/signed/keys.ts';

const now = Date.UTC(2026, 10, 25, 9);
const seconds = now / 1000;
const unsigned = { v: 1 as const, keys: btoa('a list of keys'), notBefore: seconds - 3600, notAfter: seconds + 82_800 };

let publisher: CryptoKeyPair;
beforeAll(async () => {
  publisher = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
});

async function signed(keys: Omit<SignedKeys, 'signature'> = unsigned): Promise<SignedKeys> {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, publisher.privateKey, signedText(keys));
  return { ...keys, signature: btoa(String.fromCharCode(...new Uint8Array(signature))) };
}

const verify = (answer: unknown, at = now) => verifyKeys(answer, publisher.publicKey, at);

describe('keys that the publisher signed', () => {
  it('are used until their end', async () => {
    const { keys, notAfter } = await verify(await signed());
    expect(new TextDecoder().decode(keys)).toBe('a list of keys');
    expect(notAfter).toBe(unsigned.notAfter * 1000);
  });

  it.each([
    ['ten minutes early', -3600 - 599],
    ['ten minutes late', 82_800 + 599],
  ])('are used by a clock that is nearly %s', async (_name, after) => {
    expect((await verify(await signed(), now + after * 1000)).fault).toBeUndefined();
  });

  it.each([
    ['yesterday', -86_400],
    ['tomorrow', 86_400],
  ])('are not used %s', async (_name, after) => {
    expect((await verify(await signed(), now + after * 1000)).fault).toBe('not-now');
  });

  it('are not used when they would be valid for a week', async () => {
    const week = { ...unsigned, notAfter: unsigned.notBefore + 7 * 86_400 };
    expect((await verify(await signed(week))).fault).toBe('not-now');
  });
});

describe('keys that are not as the publisher signed them', () => {
  it.each([
    ['another key', { keys: btoa('a key for you alone') }],
    ['an earlier beginning', { notBefore: unsigned.notBefore - 1 }],
    ['a later end', { notAfter: unsigned.notAfter + 1 }],
    ['another signature', { signature: btoa('x'.repeat(64)) }],
  ])('have %s', async (_name, change) => {
    expect((await verify({ ...(await signed()), ...change })).fault).toBe('signature');
  });

  it.each([
    ['no record', 'keys'],
    ['a short signature', { ...unsigned, signature: btoa('x') }],
    ['no signature', unsigned],
    ['a field more', { ...unsigned, signature: btoa('x'.repeat(64)), for: 'you' }],
    ['letters that base64 has not', { ...unsigned, keys: '***', signature: btoa('x'.repeat(64)) }],
  ])('are %s', async (_name, answer) => {
    expect((await verify(answer)).fault).toBe('form');
  });
});
