import type { Message } from './first-word.ts';

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** All binary messages as one; undefined where one of them is text. */
export function bytesIn(came: readonly Message[]): Uint8Array<ArrayBuffer> | undefined {
  const parts = came.flatMap((message) => (typeof message === 'string' ? [] : [new Uint8Array(message)]));
  return parts.length === came.length ? joined(parts) : undefined;
}

export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
