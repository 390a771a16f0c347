import { ascii, type Bytes, concat, uint16 } from './bytes.ts';
import { keyLengths } from './key-config.ts';
import { Malformed } from './malformed.ts';
import { readerOf } from './reader.ts';

/** The frame of encapsulated messages, RFC 9458 section 4.1 to 4.3. */

/** Which key, and how it is used. */
export interface Header {
  readonly keyId: number;
  readonly kemId: number;
  readonly kdfId: number;
  readonly aeadId: number;
}

export const hkdfSha256 = 0x0001;
export const aes128Gcm = 0x0001;

/** What AES-128-GCM adds to a message, and the lengths of its key and nonce. */
export const tagLength = 16;
export const keyLength = 16;
export const nonceLength = 12;

/** Of the secret that both sides export, and of the nonce before a response: the longer of key and nonce. */
export const exportLength = Math.max(keyLength, nonceLength);

export const responseLabel = ascii('message/bhttp response');

/** What a response's key and nonce are made under. */
export const keyLabel = ascii('key');
export const nonceLabel = ascii('nonce');

const requestLabel = ascii('message/bhttp request');

export const headerLength = 7;

export function encodeHeader({ keyId, kemId, kdfId, aeadId }: Header): Bytes {
  return concat(Uint8Array.of(keyId), uint16(kemId, kdfId, aeadId));
}

/** What binds a request to its header in HPKE. */
export function requestInfo(header: Bytes): Bytes {
  return concat(requestLabel, Uint8Array.of(0), header);
}

export interface EncapsulatedRequest extends Header {
  readonly header: Bytes;
  /** The encapsulated key. */
  readonly enc: Bytes;
  readonly sealed: Bytes;
}

/** Takes an encapsulated request apart. Throws `Malformed`. */
export function parseEncapsulatedRequest(bytes: Bytes): EncapsulatedRequest {
  const reader = readerOf(bytes, 'the encapsulated request');
  const header = reader.take(headerLength);
  const fields = readerOf(header, 'the header');
  const [keyId, kemId, kdfId, aeadId] = [fields.uint8(), fields.uint16(), fields.uint16(), fields.uint16()];
  const encLength = keyLengths.get(kemId);
  if (encLength === undefined) throw new Malformed('the encapsulated request has a method that is not known');
  const enc = reader.take(encLength);
  if (reader.left < tagLength) throw new Malformed('the encapsulated request ends too soon');
  return { keyId, kemId, kdfId, aeadId, header, enc, sealed: reader.take(reader.left) };
}
