import { parseJson } from '../../src/model/parse-json.ts';
import { slotOf, slotSeconds } from '../wire/slot.ts';
import { largestSnapshot, parseSnapshot, type Snapshot } from '../wire/snapshot.ts';
import { isSigned, signatureLength } from './signature.ts';
import { unzip } from './unzip.ts';

/** A snapshot of 4.5 kB unpacks to at most 40 kB in practice; much more is a gzip bomb. */
const maxText = 500_000;

/** A snapshot of the next slot may have been published by a clock that is a little ahead of this one. */
const slotsAhead = 1;
/** Older figures than of a week are refused, even if nothing newer was ever seen. */
const slotsKept = 28;

/**
 * Why a snapshot is refused. `date`: it is from the future, too old, or from a slot other than its counter says.
 * `older`: it was published before the newest known one. `other-figures`: it has the counter of the newest one but
 * differs, so the publisher signed both.
 */
export type SnapshotFault = 'size' | 'signature' | 'form' | 'country' | 'date' | 'older' | 'other-figures';

export type CheckedSnapshot =
  | { readonly snapshot: Snapshot; readonly fault?: never }
  | { readonly fault: SnapshotFault; readonly snapshot?: never };

/** What the snapshot has to match. */
export interface Expected {
  readonly country: string;
  /** Epoch ms. */
  readonly now: number;
  /** The newest snapshot accepted for this country. */
  readonly newest?: Snapshot;
}

/**
 * Checks and reads a snapshot from any origin: 64 bytes of signature, then gzip. It is unpacked only after the
 * signature is verified, and refused when it is from another time, or older than the newest known one.
 */
export async function verifySnapshot(
  bytes: Uint8Array<ArrayBuffer>,
  publicKey: CryptoKey,
  expected: Expected,
): Promise<CheckedSnapshot> {
  if (bytes.length <= signatureLength || bytes.length > largestSnapshot) return { fault: 'size' };
  const zipped = bytes.subarray(signatureLength);
  if (!(await isSigned(publicKey, bytes.subarray(0, signatureLength), zipped))) return { fault: 'signature' };
  const unzipped = await unzip(zipped, maxText);
  const text = unzipped && decode(unzipped);
  const parsed = parseSnapshot(text && parseJson(text));
  if (!parsed.success) return { fault: 'form' };
  const snapshot = parsed.output;
  if (snapshot.country !== expected.country) return { fault: 'country' };
  if (!isOfNow(snapshot, expected.now)) return { fault: 'date' };
  const { newest } = expected;
  if (newest && snapshot.counter < newest.counter) return { fault: 'older' };
  if (newest?.counter === snapshot.counter && JSON.stringify(newest) !== JSON.stringify(snapshot))
    return { fault: 'other-figures' };
  return { snapshot };
}

function isOfNow({ counter, publishedAt }: Snapshot, now: number): boolean {
  const slot = slotOf(now);
  return publishedAt === counter * slotSeconds && counter <= slot + slotsAhead && counter >= slot - slotsKept;
}

/** Undefined when the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
