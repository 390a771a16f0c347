import type { Bytes } from '../ohttp/bytes.ts';
import { signatureLength } from '../signed/signature.ts';
import { type Expected, type SnapshotFault, verifySnapshot } from '../signed/snapshot.ts';
import type { Snapshot } from '../wire/snapshot.ts';
import { slotOfEdition, snapshotEntry } from './entries.ts';
import { isInLog, isLogSigned, isOfNow, readProof } from './in-log.ts';
import { type ShownLog, shownLog } from './shown-log.ts';

/** `not-in-log`: the publisher signed it, but did not show it to everybody. */
export type AnswerFault = SnapshotFault | 'not-in-log';

/** `shown` is the log, to be compared with what other answers show of it. */
export type CheckedAnswer = { readonly shown?: ShownLog } & (
  | { readonly snapshot: Snapshot; readonly fault?: never }
  | { readonly fault: AnswerFault; readonly snapshot?: never }
);

/** Checks and reads a gateway's answer: a snapshot after the proof that it is in the log. */
export async function verifyAnswer(answer: Bytes, publicKey: CryptoKey, expected: Expected): Promise<CheckedAnswer> {
  const parts = readProof(answer);
  if (!parts) return { fault: 'form' };
  const { proof, rest: signed } = parts;
  const checked = await verifySnapshot(signed, publicKey, expected);
  if (checked.fault !== undefined && checked.fault !== 'older' && checked.fault !== 'other-figures') return checked;
  if (!isOfNow(proof, expected.now)) return { fault: 'date' };
  if (!(await isLogSigned(proof, publicKey))) return { fault: 'not-in-log' };
  const shown = shownLog(proof);
  if (!checked.snapshot) return { ...checked, shown };
  const { country, counter } = checked.snapshot;
  const entry = await snapshotEntry(country, counter, signed.subarray(signatureLength));
  const isIn = counter <= slotOfEdition(proof.edition) && (await isInLog(entry, proof));
  return isIn ? { ...checked, shown } : { fault: 'not-in-log', shown };
}
