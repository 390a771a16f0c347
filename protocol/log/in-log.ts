import { type Bytes, toBase64 } from '../ohttp/bytes.ts';
import { Malformed } from '../ohttp/malformed.ts';
import { isSigned } from '../signed/signature.ts';
import { slotOf } from '../wire/slot.ts';
import { checkpointText } from './checkpoint.ts';
import { entryBytes, slotOfEdition } from './entries.ts';
import { leafHash, rootFrom } from './merkle.ts';
import { decodeProof, type Proof } from './proof.ts';

/** What a reader checks of a proof. */

/**
 * A log that stands still for longer, slots, is not believed: what it says could not be compared for long, since each answer
 * tells of four days.
 */
const slotsStill = 8;
/** As for a snapshot: the publisher's clock may be a little ahead. */
const slotsAhead = 1;

/** @param now epoch ms */
export function isOfNow({ edition }: Proof, now: number): boolean {
  const [shown, slot] = [slotOfEdition(edition), slotOf(now)];
  return shown <= slot + slotsAhead && shown >= slot - slotsStill;
}

/** Did the publisher sign the log? */
export const isLogSigned = ({ signature, checkpoint }: Proof, publicKey: CryptoKey): Promise<boolean> =>
  isSigned(publicKey, signature, checkpointText(checkpoint));

/** Is the entry in the log? */
export async function isInLog(entry: string, proof: Proof): Promise<boolean> {
  const root = await rootFrom(await leafHash(entryBytes(entry)), { ...proof, size: proof.checkpoint.size });
  return root !== undefined && toBase64(root) === proof.checkpoint.root;
}

/** The proof, and what comes behind it; undefined where there is none. */
export function readProof(bytes: Bytes): ReturnType<typeof decodeProof> | undefined {
  try {
    return decodeProof(bytes);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
