import { joined } from '../../model/joined.ts';
import type { Message } from './first-word.ts';

/** All binary messages as one; undefined if one of them is text. */
export function bytesIn(came: readonly Message[]): Uint8Array<ArrayBuffer> | undefined {
  const parts = came.flatMap((message) => (typeof message === 'string' ? [] : [new Uint8Array(message)]));
  return parts.length === came.length ? joined(parts) : undefined;
}

export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
