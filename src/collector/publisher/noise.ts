import { createHmac } from 'node:crypto';

/**
 * A random number near 0 for each text, which nobody can compute without the secret. The same text always gives the same
 * number, so that publishing a count many times does not average its noise out.
 */
export type Noise = (text: string) => number;

/** One report changes a count by one. With this scale, one number in twelve is larger than 2.5, half a rounding step. */
const scale = 1;
const bytesTaken = 6;

/** Laplace noise from HMAC-SHA-256. */
export function noiseFrom(secret: Uint8Array): Noise {
  return (text) => {
    const digest = createHmac('sha256', secret).update(text).digest();
    const uniform = (digest.readUIntBE(0, bytesTaken) + 0.5) / 2 ** (8 * bytesTaken) - 0.5;
    return -scale * Math.sign(uniform) * Math.log(1 - 2 * Math.abs(uniform));
  };
}
