import { type Bytes, toBase64 } from '../ohttp/bytes.ts';
import { Malformed } from '../ohttp/malformed.ts';
import { isSigned, signatureLength } from '../signed/signature.ts';
import { type Expected, type SnapshotFault, verifySnapshot } from '../signed/snapshot.ts';
import { slotOf } from '../wire/slot.ts';
import type { Snapshot } from '../wire/snapshot.ts';
import { checkpointText } from './checkpoint.ts';
import { entryBytes, snapshotEntry } from './entries.ts';
import { leafHash, rootFrom } from './merkle.ts';
import { decodeProof, type Proof } from './proof.ts';
import { type ShownLog, shownLog } from './shown-log.ts';

/** `not-in-log`: the publisher signed it, and did not show it to all. */
export type AnswerFault = SnapshotFault | 'not-in-log';

/** `shown`: the log, to be compared with what other answers show of it. */
export type CheckedAnswer = { readonly shown?: ShownLog } & (
  | { readonly snapshot: Snapshot; readonly fault?: never }
  | { readonly fault: AnswerFault; readonly snapshot?: never }
);

/**
 * A log that stands still for longer, slots, is not believed: what it says could not be compared for long, since each answer
 * tells of four days.
 */
const slotsStill = 8;
/** As for a snapshot: the publisher's clock may be a little ahead. */
const slotsAhead = 1;

/** Checks and reads the answer of a gateway: a snapshot behind the proof that it is in the log. */
export async function verifyAnswer(answer: Bytes, publicKey: CryptoKey, expected: Expected): Promise<CheckedAnswer> {
  const parts = decoded(answer);
  if (!parts) return { fault: 'form' };
  const { proof, snapshot: signed } = parts;
  const checked = await verifySnapshot(signed, publicKey, expected);
  if (checked.fault !== undefined && checked.fault !== 'older' && checked.fault !== 'other-figures') return checked;
  if (!isOfNow(proof, expected.now)) return { fault: 'date' };
  if (!(await isSigned(publicKey, proof.signature, checkpointText(proof.checkpoint)))) return { fault: 'not-in-log' };
  const shown = shownLog(proof);
  if (!checked.snapshot) return { ...checked, shown };
  const { country, counter } = checked.snapshot;
  const entry = await snapshotEntry(country, counter, signed.subarray(signatureLength));
  const root = await rootFrom(await leafHash(entryBytes(entry)), { ...proof, size: proof.checkpoint.size });
  const isIn = root && toBase64(root) === proof.checkpoint.root && counter <= proof.counter;
  return isIn ? { ...checked, shown } : { fault: 'not-in-log', shown };
}

function isOfNow({ counter }: Proof, now: number): boolean {
  const slot = slotOf(now);
  return counter <= slot + slotsAhead && counter >= slot - slotsStill;
}

function decoded(answer: Bytes): ReturnType<typeof decodeProof> | undefined {
  try {
    return decodeProof(answer);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
