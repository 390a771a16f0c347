import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto';
import { concat, uint16 } from '../../ohttp/bytes.ts';
import { aes128Gcm, hkdfSha256, keyLength, nonceLength, tagLength } from '../../ohttp/header.ts';

/**
 * The receiving half of HPKE (RFC 9180, base mode) on Node's own synchronous cryptography, which takes a third of the time
 * that WebCrypto takes for the same. Only for HKDF-SHA256 and AES-128-GCM.
 */

/** A key pair, and what a sender's key comes to with it. */
export interface PrivateKey {
  readonly kemId: number;
  readonly publicKey: Uint8Array;
  /** The shared secret of Diffie and Hellman. Throws where `enc` is no key. */
  agree(enc: Uint8Array): Uint8Array;
}

export const p256 = 0x0010;
const x25519 = 0x0020;

/** @param secret 32 bytes; left out, they are chosen by chance. */
export function p256Key(secret?: Uint8Array): PrivateKey {
  const ecdh = createECDH('prime256v1');
  if (secret) ecdh.setPrivateKey(secret);
  else ecdh.generateKeys();
  return { kemId: p256, publicKey: ecdh.getPublicKey(), agree: (enc) => ecdh.computeSecret(enc) };
}

/** Ours is P-256; this is for the gateways of others, and for the example of RFC 9458. */
export function x25519Key(secret: Uint8Array): PrivateKey {
  // PKCS #8 and SPKI (RFC 8410): the same few bytes before every key of this kind.
  const der = (prefix: string, key: Uint8Array) => Buffer.concat([Buffer.from(prefix, 'hex'), key]);
  const privateKey = createPrivateKey({
    key: der('302e020100300506032b656e04220420', secret),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKeyOf = (key: Uint8Array) =>
    createPublicKey({ key: der('302a300506032b656e032100', key), format: 'der', type: 'spki' });
  return {
    kemId: x25519,
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32),
    agree: (enc) => diffieHellman({ privateKey, publicKey: publicKeyOf(enc) }),
  };
}

/** One request's context, once its key is agreed. */
export interface Context {
  /** The message. Throws where it was not sealed for this key. */
  open(sealed: Uint8Array): Uint8Array;
  /** A secret that only both sides know. */
  exportSecret(label: Uint8Array, length: number): Uint8Array;
}

const empty = new Uint8Array();
const text = (value: string) => Buffer.from(value, 'latin1');
const version = text('HPKE-v1');

export function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** RFC 5869; no caller wants more than one block. */
export function expand(pseudorandomKey: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return hmac(pseudorandomKey, info, Uint8Array.of(1)).subarray(0, length);
}

/** HKDF with the labels that RFC 9180, section 4, puts before everything. */
function labelled(suite: Uint8Array) {
  return {
    extract: (salt: Uint8Array, label: string, secret: Uint8Array) => hmac(salt, version, suite, text(label), secret),
    expand: (key: Uint8Array, label: string, info: Uint8Array, length: number) =>
      expand(key, concat(uint16(length), version, suite, text(label), info), length),
  };
}

const baseMode = Uint8Array.of(0);

/** @throws where `enc` is no key */
export function receive({ kemId, publicKey, agree }: PrivateKey, enc: Uint8Array, info: Uint8Array): Context {
  const kem = labelled(concat(text('KEM'), uint16(kemId)));
  const shared = kem.expand(
    kem.extract(empty, 'eae_prk', agree(enc)),
    'shared_secret',
    concat(enc, publicKey),
    hashLength,
  );
  const hpke = labelled(concat(text('HPKE'), uint16(kemId, hkdfSha256, aes128Gcm)));
  const context = concat(baseMode, hpke.extract(empty, 'psk_id_hash', empty), hpke.extract(empty, 'info_hash', info));
  const secret = hpke.extract(shared, 'secret', empty);
  return {
    open(sealed) {
      const key = hpke.expand(secret, 'key', context, keyLength);
      const nonce = hpke.expand(secret, 'base_nonce', context, nonceLength);
      return openAes(key, nonce, sealed);
    },
    exportSecret(label, length) {
      const exporter = hpke.expand(secret, 'exp', context, hashLength);
      return hpke.expand(exporter, 'sec', label, length);
    },
  };
}

const hashLength = 32;

function openAes(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}
