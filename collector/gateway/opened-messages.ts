import { createHmac, randomBytes } from 'node:crypto';

/**
 * Which messages a key has opened. Without this memory, a relay could post one message again and again, each time from
 * another neighbourhood, until the published numbers show what its sender said.
 */
export interface OpenedMessages {
  /** Whether a message with this encapsulated key comes for the first time. From now on the message is known. */
  isFirst(enc: Uint8Array): boolean;
  /** The table is half full, so the key is due for replacement. */
  isHalfFull(): boolean;
  /** The key must open nothing more. */
  isFull(): boolean;
}

/**
 * 8 bytes each: 64 MB for a key that has opened messages. At most two keys are in use: the current one and the one
 * before.
 */
const maxPlaces = 2 ** 23;

/** Above this share, the search for a free place takes too long. */
const full = 0.75;

/**
 * A table of 48-bit fingerprints with open addressing. The hash is keyed with a secret, so that nobody can choose
 * messages whose fingerprints are equal or close. By chance, one in 67 million messages is mistaken for a repeat of
 * another.
 */
export function rememberOpened(places = maxPlaces): OpenedMessages {
  const secret = randomBytes(32);
  /** 0 marks a free place. */
  const fingerprints = new Float64Array(places);
  let known = 0;
  return {
    isFirst(enc) {
      const fingerprint = createHmac('sha256', secret).update(enc).digest().readUIntBE(0, 6) + 1;
      let place = fingerprint % places;
      while (fingerprints[place] !== 0) {
        if (fingerprints[place] === fingerprint) return false;
        place = (place + 1) % places;
      }
      fingerprints[place] = fingerprint;
      known += 1;
      return true;
    },
    isHalfFull: () => known >= places / 2,
    isFull: () => known >= places * full,
  };
}
