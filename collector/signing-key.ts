import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { WrongSetting } from './wrong-setting.ts';

/** The publisher's private key. Every extension trusts its signatures. */
export interface SigningKey {
  /** ECDSA P-256 with SHA-256: r and s, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
  /** The same signature in ASN.1, as in signed notes. */
  signAsn1(bytes: Uint8Array): Uint8Array;
  /** The public key as builds take it: the raw point, base64. */
  readonly publicKey: string;
}

/** Reads a PEM file written by `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`. */
export async function readSigningKey(file: string): Promise<SigningKey> {
  const pem = await readFile(file, 'utf8').catch(() => {
    throw new WrongSetting(`${file} cannot be read: it has to hold the publisher's private key.`);
  });
  return signingKey(privateKeyOf(pem, file));
}

/** Reads a PEM file, or creates it, readable by its owner only. */
export async function readOrMakeSigningKey(file: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readSigningKey(file);
}

function privateKeyOf(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // Reported below, without quoting the file.
  }
  throw new WrongSetting(`${file} has to hold a private key of the curve P-256, as PEM.`);
}

function signingKey(key: KeyObject): SigningKey {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return {
    sign: (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }),
    signAsn1: (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'der' }),
    publicKey: point.toString('base64'),
  };
}
