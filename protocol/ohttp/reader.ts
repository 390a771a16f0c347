import type { Bytes } from './bytes.ts';
import { Malformed } from './malformed.ts';

/** Reads bytes from the front, and throws when there are too few. */
export interface Reader {
  readonly left: number;
  take(length: number): Bytes;
  uint8(): number;
  uint16(): number;
}

/** @param what the name of the bytes, for the error message */
export function readerOf(bytes: Bytes, what: string): Reader {
  let at = 0;
  const take = (length: number): Bytes => {
    if (length > bytes.length - at) throw new Malformed(`${what} ends too soon`);
    at += length;
    return bytes.subarray(at - length, at);
  };
  const unsigned = (length: number) => take(length).reduce((value, byte) => value * 256 + byte, 0);
  return {
    get left() {
      return bytes.length - at;
    },
    take,
    uint8: () => unsigned(1),
    uint16: () => unsigned(2),
  };
}
