import { exportLength, headerLength, tagLength } from './header.ts';
import { keyLengths } from './key-config.ts';

/** On the wire every message is as long as every other: its length says nothing of what it is about. */
export const requestLength = 1024;
export const responseLength = 6144;

/** What is left for the binary message in a request to a key of this kind. */
export function roomInRequest(kemId: number): number {
  return requestLength - headerLength - (keyLengths.get(kemId) ?? 0) - tagLength;
}

export const roomInResponse = responseLength - exportLength - tagLength;
