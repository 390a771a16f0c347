import { createCipheriv, createHmac } from 'node:crypto';
import { type Below, discreteGaussian } from './discrete-gaussian.ts';

/**
 * Rows of random whole numbers near zero, which nobody can compute without the secret. A name always gives the same
 * row, so that the noise of a count that is published many times does not average out.
 */
export type Noise = (name: string) => Draw;

/** The next number of a row, with this variance. */
export type Draw = (variance: number) => number;

export function noiseFrom(secret: Uint8Array): Noise {
  return (name) => {
    const below = belowFrom(createHmac('sha256', secret).update(name).digest());
    return (variance) => discreteGaussian(variance, below);
  };
}

const wordBytes = 4;
const words = 2 ** 32;
/** Usually more than one day of a cell needs. */
const block = new Uint8Array(1024);

/** Uniform numbers from AES-256 in counter mode. */
function belowFrom(key: Uint8Array): Below {
  const cipher = createCipheriv('aes-256-ctr', key, new Uint8Array(16));
  let bytes = cipher.update(block);
  let at = 0;
  function word(): number {
    if (at === bytes.length) {
      bytes = cipher.update(block);
      at = 0;
    }
    at += wordBytes;
    return bytes.readUInt32BE(at - wordBytes);
  }
  return (limit) => {
    // The last words, which would make some numbers more frequent, are skipped.
    const end = words - (words % limit);
    let value = word();
    while (value >= end) value = word();
    return value % limit;
  };
}
