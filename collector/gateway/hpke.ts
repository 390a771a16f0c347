import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto';
import { concat, uint16 } from '../../protocol/ohttp/bytes.ts';
import { aes128Gcm, exportLength, hkdfSha256, keyLength, nonceLength, tagLength } from '../../protocol/ohttp/header.ts';

/**
 * The receiving half of HPKE (RFC 9180, base mode) on Node's own synchronous cryptography, only for HKDF-SHA256 and
 * AES-128-GCM. The extension seals with @hpke/core, and this does what @hpke/core could do too, because a gateway has to take
 * 1500 messages a second in one process. To open a message and seal its answer takes 0.2 ms of processor time with this and
 * 1.0 to 1.6 ms with @hpke/core, which waits for WebCrypto a dozen times: 4500 to 5500 messages a second of a core against
 * 600 to 1000, before any of the gateway's other work.
 */

/** A key pair that can derive a shared secret from a sender's key. */
export interface PrivateKey {
  readonly kemId: number;
  readonly publicKey: Uint8Array;
  /** The Diffie–Hellman shared secret. Throws if `enc` is no key. */
  agree(enc: Uint8Array): Uint8Array;
}

export const p256 = 0x0010;
const x25519 = 0x0020;

/** @param secret 32 bytes; random by default */
export function p256Key(secret?: Uint8Array): PrivateKey {
  const ecdh = createECDH('prime256v1');
  if (secret) ecdh.setPrivateKey(secret);
  else ecdh.generateKeys();
  return { kemId: p256, publicKey: ecdh.getPublicKey(), agree: (enc) => ecdh.computeSecret(enc) };
}

/** We use P-256. This one is for other people's gateways and for the example of RFC 9458. */
export function x25519Key(secret: Uint8Array): PrivateKey {
  // PKCS #8 and SPKI (RFC 8410): every key of this kind has the same prefix.
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

/** The HPKE context of one request. */
export interface Context {
  /** Decrypts the message. Throws if it was not sealed for this key. */
  open(sealed: Uint8Array): Uint8Array;
  /** Exports the secret for the response. */
  exportSecret(label: Uint8Array): Uint8Array;
}

const hashLength = 32;
const empty = new Uint8Array();
const text = (value: string) => Buffer.from(value, 'latin1');
const version = text('HPKE-v1');

export function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** RFC 5869; no caller needs more than one block. */
export function expand(pseudorandomKey: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return hmac(pseudorandomKey, info, Uint8Array.of(1)).subarray(0, length);
}

/** HKDF with the labels of RFC 9180, section 4. */
function labelled(suite: Uint8Array) {
  const before = (label: string) => concat(version, suite, text(label));
  return {
    extract(label: string) {
      const prefix = before(label);
      return (salt: Uint8Array, secret: Uint8Array) => hmac(salt, prefix, secret);
    },
    expand(label: string, length: number) {
      const prefix = concat(uint16(length), before(label));
      return (key: Uint8Array, info: Uint8Array) => expand(key, concat(prefix, info), length);
    },
  };
}

/** The part of the key schedule that is the same for all keys of one kind. */
function scheduleOf(kemId: number) {
  const kem = labelled(concat(text('KEM'), uint16(kemId)));
  const hpke = labelled(concat(text('HPKE'), uint16(kemId, hkdfSha256, aes128Gcm)));
  return {
    agreed: kem.extract('eae_prk'),
    shared: kem.expand('shared_secret', hashLength),
    // Base mode has no pre-shared key, so the hash is of an empty id.
    beginning: concat(Uint8Array.of(0), hpke.extract('psk_id_hash')(empty, empty)),
    infoHash: hpke.extract('info_hash'),
    secret: hpke.extract('secret'),
    key: hpke.expand('key', keyLength),
    nonce: hpke.expand('base_nonce', nonceLength),
    exporter: hpke.expand('exp', hashLength),
    exported: hpke.expand('sec', exportLength),
  };
}

const schedules = new Map([p256, x25519].map((kemId) => [kemId, scheduleOf(kemId)]));

/** @throws if `enc` is no key */
export function receive({ kemId, publicKey, agree }: PrivateKey, enc: Uint8Array, info: Uint8Array): Context {
  const schedule = schedules.get(kemId) ?? scheduleOf(kemId);
  const shared = schedule.shared(schedule.agreed(empty, agree(enc)), concat(enc, publicKey));
  const context = concat(schedule.beginning, schedule.infoHash(empty, info));
  const secret = schedule.secret(shared, empty);
  return {
    open: (sealed) => openAes(schedule.key(secret, context), schedule.nonce(secret, context), sealed),
    exportSecret: (label) => schedule.exported(schedule.exporter(secret, context), label),
  };
}

function openAes(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}
