import { parseJson } from '../../../model/parse-json.ts';
import { largestSnapshot, parseSnapshot, type Snapshot } from '../wire/snapshot.ts';
import { isSigned, signatureLength } from './signature.ts';
import { unzip } from './unzip.ts';

/** A snapshot of 4.5 kB comes to 40 kB at most in practice; more is a gzip bomb. */
const mostText = 500_000;

/** Why a snapshot is not used. `older` is one that was published before the newest that is known. */
export type SnapshotFault = 'size' | 'signature' | 'form' | 'country' | 'older';

export type CheckedSnapshot =
  | { readonly snapshot: Snapshot; readonly fault?: never }
  | { readonly fault: SnapshotFault; readonly snapshot?: never };

/** What is known of a country's snapshot before it is read. */
export interface Expected {
  readonly country: string;
  /** The counter of the newest one that was ever accepted for this country. */
  readonly lastCounter?: number;
}

/**
 * Reads a snapshot that came from anywhere: 64 bytes of signature, then gzip. Nothing is unpacked before its signature
 * is known to be the publisher's, and nothing older than what is known is taken for news.
 */
export async function verifySnapshot(
  bytes: Uint8Array<ArrayBuffer>,
  publicKey: CryptoKey,
  expected: Expected,
): Promise<CheckedSnapshot> {
  if (bytes.length <= signatureLength || bytes.length > largestSnapshot) return { fault: 'size' };
  const zipped = bytes.subarray(signatureLength);
  if (!(await isSigned(publicKey, bytes.subarray(0, signatureLength), zipped))) return { fault: 'signature' };
  const unzipped = await unzip(zipped, mostText);
  const text = unzipped && decode(unzipped);
  const parsed = parseSnapshot(text && parseJson(text));
  if (!parsed.success) return { fault: 'form' };
  const snapshot = parsed.output;
  if (snapshot.country !== expected.country) return { fault: 'country' };
  if (expected.lastCounter !== undefined && snapshot.counter < expected.lastCounter) return { fault: 'older' };
  return { snapshot };
}

/** Undefined where the bytes are no UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
