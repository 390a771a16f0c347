import { createCipheriv, createHmac } from 'node:crypto';
import { type Below, discreteGaussian } from './discrete-gaussian.ts';

/**
 * Rows of random whole numbers near zero, which nobody can compute without the secret. The same name always gives the
 * same row, so that publishing a count many times does not average its noise out.
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
/** More than one day of a cell needs, as a rule. */
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
    // Words at the end, which would make some numbers more frequent, are skipped.
    const end = words - (words % limit);
    let value = word();
    while (value >= end) value = word();
    return value % limit;
  };
}
