import type { Bytes } from '../ohttp/bytes.ts';

/**
 * The log of what was published: a list of lines that only grows, as a Merkle tree. `figures RU 83129 ...` is a snapshot, by
 * its country, its counter, and the hash of what is signed of it in base64. `keys 20782 1 ...` are the message keys of a
 * gateway, by their day, their place among those of the day, and their hash. `published 83129 0` ends an edition of a slot.
 */

/** The name of the log, and of its key (C2SP tlog-checkpoint and signed-note). */
export const logName = 'reachable/log';

/** How long the log was, and the root of its tree. */
export interface Checkpoint {
  readonly size: number;
  /** 32 bytes, base64. */
  readonly root: string;
}

/** The text that is signed (C2SP tlog-checkpoint). */
export function checkpointText({ size, root }: Checkpoint): Bytes {
  return new TextEncoder().encode(`${logName}\n${size}\n${root}\n`);
}
