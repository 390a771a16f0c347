import * as v from 'valibot';
import { fromBase64 } from '../ohttp/bytes.ts';
import { isSigned, signatureLength } from './signature.ts';

/** The answer to `GET /keys`: the gateway's current keys, signed by the publisher. */
const signedKeysSchema = v.strictObject({
  v: v.literal(1),
  /** `application/ohttp-keys`, base64. */
  keys: v.pipe(v.string(), v.base64(), v.maxLength(4000)),
  /** The keys are valid between these times, epoch seconds. */
  notBefore: v.pipe(v.number(), v.integer()),
  notAfter: v.pipe(v.number(), v.integer()),
  /** Of `signedText`, base64. */
  signature: v.pipe(v.string(), v.base64(), v.length(88)),
});

export type SignedKeys = Readonly<v.InferOutput<typeof signedKeysSchema>>;

/** Sharing tolerates a clock that is off by less than this. */
const clockErrorSeconds = 10 * 60;

/** Keys are rotated more often than this. A longer validity is a mistake, or a key meant to track someone. */
const longestSeconds = 48 * 60 * 60;

export type KeysFault = 'form' | 'signature' | 'not-now';

export type CheckedKeys =
  /** `keys` is `application/ohttp-keys`; it may be used until `notAfter`, epoch ms. */
  | { readonly keys: Uint8Array<ArrayBuffer>; readonly notAfter: number; readonly fault?: never }
  | { readonly fault: KeysFault; readonly keys?: never; readonly notAfter?: never };

/** The text that is signed. */
export function signedText({
  keys,
  notBefore,
  notAfter,
}: Omit<SignedKeys, 'v' | 'signature'>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`reachable-keys-1\n${keys}\n${notBefore}\n${notAfter}`);
}

/**
 * Checks keys that came through a relay. Without the signature a relay could give each sender another key, to tell them
 * apart.
 * @param now epoch ms
 */
export async function verifyKeys(answer: unknown, publicKey: CryptoKey, now: number): Promise<CheckedKeys> {
  const parsed = v.safeParse(signedKeysSchema, answer);
  if (!parsed.success) return { fault: 'form' };
  const { keys, notBefore, notAfter, signature } = parsed.output;
  const bytes = fromBase64(signature);
  if (bytes.length !== signatureLength || !(await isSigned(publicKey, bytes, signedText(parsed.output)))) {
    return { fault: 'signature' };
  }
  const seconds = now / 1000;
  const isNow = seconds > notBefore - clockErrorSeconds && seconds < notAfter + clockErrorSeconds;
  if (!isNow || notAfter - notBefore > longestSeconds) return { fault: 'not-now' };
  return { keys: fromBase64(keys), notAfter: notAfter * 1000 };
}
