import { createHmac } from 'node:crypto';

/**
 * A number near 0, another for each text, that nobody can compute without the secret. The same text always gives the
 * same, so that publishing a count again and again does not wear its noise off.
 */
export type Noise = (text: string) => number;

/** One report moves a count by one. With this scale one noise in twelve is larger than 2.5, half a step of rounding. */
const scale = 1;
const bytesTaken = 6;

/** Laplace noise out of HMAC-SHA-256. */
export function noiseFrom(secret: Uint8Array): Noise {
  return (text) => {
    const digest = createHmac('sha256', secret).update(text).digest();
    const uniform = (digest.readUIntBE(0, bytesTaken) + 0.5) / 2 ** (8 * bytesTaken) - 0.5;
    return -scale * Math.sign(uniform) * Math.log(1 - 2 * Math.abs(uniform));
  };
}
