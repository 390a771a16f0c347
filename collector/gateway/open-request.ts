import { createCipheriv, randomBytes } from 'node:crypto';
import { type Bytes, concat } from '../../protocol/ohttp/bytes.ts';
import {
  aes128Gcm,
  exportLength,
  hkdfSha256,
  keyLabel,
  keyLength,
  nonceLabel,
  nonceLength,
  parseEncapsulatedRequest,
  requestInfo,
  responseLabel,
} from '../../protocol/ohttp/header.ts';
import { expand, hmac, type PrivateKey, receive } from './hpke.ts';

/** The gateway's side of RFC 9458, sections 4.3 and 4.4. */

export interface OpenedRequest {
  /** Binary HTTP. */
  readonly message: Bytes;
  readonly keyId: number;
  /** The encapsulated key. Honest senders use a new one for each message. */
  readonly enc: Bytes;
  /** The encapsulated response for a binary HTTP message. */
  seal(message: Uint8Array): Uint8Array;
}

/** The gateway does not have the key of the request, or no longer has it. The sender has to fetch new keys. */
export class UnknownKey extends Error {
  override readonly name = 'UnknownKey';
}

/**
 * Opens a request that was sealed for one of the gateway's keys. Throws `Malformed` or `UnknownKey`.
 * @param keyOf the key with this id, if there is one
 */
export function openRequest(bytes: Bytes, keyOf: (keyId: number) => PrivateKey | undefined): OpenedRequest {
  const { keyId, kemId, kdfId, aeadId, header, enc, sealed } = parseEncapsulatedRequest(bytes);
  const key = keyOf(keyId);
  if (!key || key.kemId !== kemId || kdfId !== hkdfSha256 || aeadId !== aes128Gcm) throw new UnknownKey();
  try {
    const context = receive(key, enc, requestInfo(header));
    const message = new Uint8Array(context.open(sealed));
    return {
      message,
      keyId,
      enc,
      seal: (response) => sealResponse(response, context.exportSecret(responseLabel), enc),
    };
  } catch {
    // After a restart, a new key may have the same id by chance.
    throw new UnknownKey();
  }
}

/** @param responseNonce random by default; only tests with known results set it */
export function sealResponse(
  message: Uint8Array,
  secret: Uint8Array,
  enc: Uint8Array,
  responseNonce: Uint8Array = randomBytes(exportLength),
): Uint8Array {
  const pseudorandomKey = hmac(concat(enc, responseNonce), secret);
  const key = expand(pseudorandomKey, keyLabel, keyLength);
  const cipher = createCipheriv('aes-128-gcm', key, expand(pseudorandomKey, nonceLabel, nonceLength));
  return Buffer.concat([responseNonce, cipher.update(message), cipher.final(), cipher.getAuthTag()]);
}
