import type { Bytes } from '../ohttp/bytes.ts';

/**
 * The log of publications: a list of lines that only grows, as a Merkle tree. `figures RU 83129 ...` is a snapshot: its
 * country, its counter, and the hash of its signed part in base64. `keys 20782 1 ...` are a gateway's message keys:
 * their day, their place in the day, and their hash. `published 83129 0` ends an edition of a slot.
 */

/** The name of the log, and of its key (C2SP tlog-checkpoint and signed-note). */
export const logName = 'reachable/log';

/** The length of the log and the root of its tree. */
export interface Checkpoint {
  readonly size: number;
  /** 32 bytes, base64. */
  readonly root: string;
}

/** The signed text (C2SP tlog-checkpoint). */
export function checkpointText({ size, root }: Checkpoint): Bytes {
  return new TextEncoder().encode(`${logName}\n${size}\n${root}\n`);
}
