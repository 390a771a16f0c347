import { parseJson } from '../../../model/parse-json.ts';
import { largestSnapshot, parseSnapshot, type Snapshot } from '../wire/snapshot.ts';
import { isSigned, signatureLength } from './signature.ts';
import { unzip } from './unzip.ts';

/** A snapshot of 4.5 kB unpacks to at most 40 kB in practice; much more is a gzip bomb. */
const maxText = 500_000;

/** Why a snapshot is refused. `older`: it was published before the newest known one. */
export type SnapshotFault = 'size' | 'signature' | 'form' | 'country' | 'older';

export type CheckedSnapshot =
  | { readonly snapshot: Snapshot; readonly fault?: never }
  | { readonly fault: SnapshotFault; readonly snapshot?: never };

/** What the snapshot has to match. */
export interface Expected {
  readonly country: string;
  /** The counter of the newest snapshot accepted for this country. */
  readonly lastCounter?: number;
}

/**
 * Checks and reads a snapshot from any origin: 64 bytes of signature, then gzip. It is unpacked only after the
 * signature is verified, and refused when it is older than the newest known one.
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
  if (expected.lastCounter !== undefined && snapshot.counter < expected.lastCounter) return { fault: 'older' };
  return { snapshot };
}

/** Undefined when the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
