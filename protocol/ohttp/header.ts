import { ascii, type Bytes, concat, uint16 } from './bytes.ts';
import { keyLengths } from './key-config.ts';
import { Malformed } from './malformed.ts';
import { readerOf } from './reader.ts';

/** The framing of encapsulated messages, RFC 9458 sections 4.1 to 4.3. */

/** The key and the algorithms. */
export interface Header {
  readonly keyId: number;
  readonly kemId: number;
  readonly kdfId: number;
  readonly aeadId: number;
}

export const hkdfSha256 = 0x0001;
export const aes128Gcm = 0x0001;

/** Lengths of the tag that AES-128-GCM adds, of its key and of its nonce. */
export const tagLength = 16;
export const keyLength = 16;
export const nonceLength = 12;

/** The length of the exported secret and of the nonce in front of a response: the longer of key and nonce. */
export const exportLength = Math.max(keyLength, nonceLength);

export const responseLabel = ascii('message/bhttp response');

/** Labels for deriving the key and nonce of a response. */
export const keyLabel = ascii('key');
export const nonceLabel = ascii('nonce');

const requestLabel = ascii('message/bhttp request');

export const headerLength = 7;

export function encodeHeader({ keyId, kemId, kdfId, aeadId }: Header): Bytes {
  return concat(Uint8Array.of(keyId), uint16(kemId, kdfId, aeadId));
}

/** The HPKE info that binds a request to its header. */
export function requestInfo(header: Bytes): Bytes {
  return concat(requestLabel, Uint8Array.of(0), header);
}

export interface EncapsulatedRequest extends Header {
  readonly header: Bytes;
  /** The encapsulated key. */
  readonly enc: Bytes;
  readonly sealed: Bytes;
}

/** Parses an encapsulated request. Throws `Malformed`. */
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
