import * as v from 'valibot';
import { type Bytes, fromBase64, toBase64 } from '../ohttp/bytes.ts';
import { keysEntry, mostKeysOfDay } from './entries.ts';
import { isInLog, isLogSigned, isOfNow, readProof } from './in-log.ts';
import { sha256 } from './merkle.ts';
import { type ShownLog, shownLog } from './shown-log.ts';

/** The answer to `GET /keys`: the gateway's keys of a day, and the proof that they are in the log. */
const loggedKeysSchema = v.strictObject({
  v: v.literal(1),
  /** `application/ohttp-keys`, base64. */
  keys: v.pipe(v.string(), v.base64(), v.maxLength(4000)),
  /** Days since 1970. The keys are valid for this UTC day. */
  day: v.pipe(v.number(), v.integer()),
  /** Their number in the day. */
  place: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostKeysOfDay)),
  /** Base64. */
  proof: v.pipe(v.string(), v.base64(), v.maxLength(4000)),
});

export type LoggedKeys = Readonly<v.InferOutput<typeof loggedKeysSchema>>;

/** Sharing tolerates a clock that is off by less than this. */
const clockErrorMs = 10 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

export type KeysFault = 'form' | 'not-now' | 'not-in-log';

export type CheckedKeys =
  /** `keys` is `application/ohttp-keys`. `shown` is the log, to be compared with what other answers show of it. */
  | { readonly keys: Bytes; readonly shown: ShownLog; readonly fault?: never }
  | { readonly fault: KeysFault; readonly keys?: never; readonly shown?: never };

/** The hash of `application/ohttp-keys`, as in the log. */
export const hashOfKeys = async (keys: Bytes): Promise<string> => toBase64(await sha256(keys));

/**
 * Checks keys that came through a relay. Without the log, whoever controls the relay could give each sender a different
 * key, to identify them. With the log, they also need the publisher's key, and have to do so in public or make another
 * log.
 * @param now epoch ms
 */
export async function verifyKeys(answer: unknown, publicKey: CryptoKey, now: number): Promise<CheckedKeys> {
  const parsed = v.safeParse(loggedKeysSchema, answer);
  const parts = parsed.success ? readProof(fromBase64(parsed.output.proof)) : undefined;
  if (!parsed.success || !parts) return { fault: 'form' };
  const { day } = parsed.output;
  const { proof } = parts;
  const isToday = now > day * dayMs - clockErrorMs && now < (day + 1) * dayMs + clockErrorMs;
  if (!isToday || !isOfNow(proof, now)) return { fault: 'not-now' };
  const keys = fromBase64(parsed.output.keys);
  const isIn =
    (await isLogSigned(proof, publicKey)) && (await isInLog(keysEntry(parsed.output, await hashOfKeys(keys)), proof));
  return isIn ? { keys, shown: shownLog(proof) } : { fault: 'not-in-log' };
}
