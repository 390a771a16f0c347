import { exportLength, headerLength, tagLength } from './header.ts';
import { keyLengths } from './key-config.ts';

/** All messages have the same length on the wire, so that the length reveals nothing. */
export const requestLength = 1024;
export const responseLength = 6144;

/** Bytes left for the binary message in a request to a key of this kind. */
export function roomInRequest(kemId: number): number {
  return requestLength - headerLength - (keyLengths.get(kemId) ?? 0) - tagLength;
}

export const roomInResponse = responseLength - exportLength - tagLength;
