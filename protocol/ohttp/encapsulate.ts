import type { CipherSuite } from '@hpke/core';
import { type Bytes, concat } from './bytes.ts';
import {
  encodeHeader,
  exportLength,
  keyLabel,
  keyLength,
  nonceLabel,
  nonceLength,
  requestInfo,
  responseLabel,
  tagLength,
} from './header.ts';
import type { KeyConfig } from './key-config.ts';
import { Malformed } from './malformed.ts';
import { p256Suite } from './suite.ts';

/** The client's side, RFC 9458 sections 4.3 and 4.4. */

/** A sealed request, and the function that opens its answer. */
export interface Encapsulated {
  readonly request: Bytes;
  /** Opens an encapsulated response. Throws `Malformed` when it is not the answer to this request. */
  openResponse(response: Bytes): Promise<Bytes>;
}

export interface HowToSeal {
  /** For tests with the suite of the RFC's example. */
  readonly suite?: CipherSuite;
  /** Only for known examples. Otherwise each request gets its own key. */
  readonly ephemeral?: CryptoKeyPair;
}

/** Whether the suite supports this key. */
export function canUse(config: KeyConfig, { kem, kdf, aead }: CipherSuite = p256Suite): boolean {
  return (
    config.kemId === kem.id && config.algorithms.some(({ kdfId, aeadId }) => kdfId === kdf.id && aeadId === aead.id)
  );
}

/** @param config one for which `canUse` is true */
export async function encapsulate(
  config: KeyConfig,
  message: Bytes,
  { suite = p256Suite, ephemeral }: HowToSeal = {},
): Promise<Encapsulated> {
  const { kem, kdf, aead } = suite;
  const header = encodeHeader({ keyId: config.keyId, kemId: kem.id, kdfId: kdf.id, aeadId: aead.id });
  const context = await suite.createSenderContext({
    recipientPublicKey: await kem.deserializePublicKey(config.publicKey),
    info: requestInfo(header),
    ...(ephemeral ? { ekm: ephemeral } : {}),
  });
  const enc = new Uint8Array(context.enc);
  const sealed = new Uint8Array(await context.seal(message));
  return {
    request: concat(header, enc, sealed),
    async openResponse(response) {
      if (response.length < exportLength + tagLength) throw new Malformed('the encapsulated response ends too soon');
      const secret = await context.export(responseLabel, exportLength);
      const salt = concat(enc, response.subarray(0, exportLength));
      return open(response.subarray(exportLength), await responseKeys(secret, salt));
    },
  };
}

interface ResponseKeys {
  readonly key: ArrayBuffer;
  readonly nonce: ArrayBuffer;
}

async function responseKeys(secret: ArrayBuffer, salt: Bytes): Promise<ResponseKeys> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derive = (info: Bytes, length: number) =>
    crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, length * 8);
  return { key: await derive(keyLabel, keyLength), nonce: await derive(nonceLabel, nonceLength) };
}

async function open(sealed: Bytes, { key, nonce }: ResponseKeys): Promise<Bytes> {
  const aesKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, aesKey, sealed).then(
    (message) => new Uint8Array(message),
    () => {
      throw new Malformed('the encapsulated response is not the answer to this request');
    },
  );
}
