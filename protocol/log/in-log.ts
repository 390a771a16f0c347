import { type Bytes, toBase64 } from '../ohttp/bytes.ts';
import { Malformed } from '../ohttp/malformed.ts';
import { isSigned } from '../signed/signature.ts';
import { slotOf } from '../wire/slot.ts';
import { checkpointText } from './checkpoint.ts';
import { entryBytes, slotOfEdition } from './entries.ts';
import { leafHash, rootFrom } from './merkle.ts';
import { decodeProof, type Proof } from './proof.ts';

/** A reader's checks of a proof. */

/**
 * A log that stands still for more slots than this is refused: its statements could not be compared for long, since
 * each answer covers four days.
 */
const slotsStill = 8;
/** The publisher's clock may be this many slots ahead, as for a snapshot. */
const slotsAhead = 1;

/** @param now epoch ms */
export function isOfNow({ edition }: Proof, now: number): boolean {
  const [shown, slot] = [slotOfEdition(edition), slotOf(now)];
  return shown <= slot + slotsAhead && shown >= slot - slotsStill;
}

/** Whether the publisher signed the log. */
export const isLogSigned = ({ signature, checkpoint }: Proof, publicKey: CryptoKey): Promise<boolean> =>
  isSigned(publicKey, signature, checkpointText(checkpoint));

/** Whether the entry is in the log. */
export async function isInLog(entry: string, proof: Proof): Promise<boolean> {
  const root = await rootFrom(await leafHash(entryBytes(entry)), { ...proof, size: proof.checkpoint.size });
  return root !== undefined && toBase64(root) === proof.checkpoint.root;
}

/** The proof, and what follows it; undefined if there is none. */
export function readProof(bytes: Bytes): ReturnType<typeof decodeProof> | undefined {
  try {
    return decodeProof(bytes);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
