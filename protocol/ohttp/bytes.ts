import { joined } from '../../src/model/joined.ts';

/** Bytes in an unshared buffer, as WebCrypto requires. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const concat = (...parts: readonly Uint8Array[]): Bytes => joined(parts);

/** Unsigned 16-bit integers, in network byte order. */
export function uint16(...values: readonly number[]): Bytes {
  return Uint8Array.from(values.flatMap((value) => [value >> 8, value & 0xff]));
}

/** An unsigned 32-bit integer, in network byte order. */
export function uint32(value: number): Bytes {
  return uint16(Math.floor(value / 2 ** 16), value % 2 ** 16);
}

export function ascii(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export const fromBase64 = (text: string): Bytes => ascii(atob(text));

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
