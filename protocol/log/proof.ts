import { type Bytes, concat, fromBase64, toBase64, uint32 } from '../ohttp/bytes.ts';
import { type Reader, readerOf } from '../ohttp/reader.ts';
import { signatureLength } from '../signed/signature.ts';
import type { Checkpoint } from './checkpoint.ts';
import { editionsOfSlot } from './entries.ts';
import { hashLength } from './merkle.ts';

/** The proof that the log has a snapshot, which follows it in a sealed answer, or a gateway's keys. */
export interface Proof {
  readonly checkpoint: Checkpoint;
  /** The edition that ends with the checkpoint. */
  readonly edition: number;
  /** The checkpoint's signature: r and s. */
  readonly signature: Bytes;
  /** The place of the entry in the log. */
  readonly index: number;
  /** The hashes beside the way up to the root. */
  readonly path: readonly Bytes[];
  /** The editions of the four days before, newest first; if there are more than `mostEarlier`, the newest of them. */
  readonly earlier: readonly Edition[];
}

export interface Edition {
  readonly edition: number;
  /** The root of the log at its end, base64. */
  readonly root: string;
}

/** Four days; a byte can count them. */
export const editionsBefore = 16 * editionsOfSlot;

/**
 * The four publications of each of four days, and four more. An answer with the largest snapshot has little room for
 * more.
 */
export const mostEarlier = 20;

export function encodeProof({ checkpoint, edition, signature, index, path, earlier }: Proof): Bytes {
  const numbers = [checkpoint.size, edition, index].map(uint32);
  const before = earlier.flatMap((one) => [Uint8Array.of(edition - one.edition), fromBase64(one.root)]);
  return concat(
    ...numbers,
    fromBase64(checkpoint.root),
    signature,
    Uint8Array.of(path.length),
    ...path,
    Uint8Array.of(earlier.length),
    ...before,
  );
}

/** The proof, and what follows it. Throws `Malformed`. */
export function decodeProof(bytes: Bytes): { readonly proof: Proof; readonly rest: Bytes } {
  const reader = readerOf(bytes, 'the proof');
  const [size, edition, index] = [takeUint32(reader), takeUint32(reader), takeUint32(reader)];
  const checkpoint = { size, root: toBase64(reader.take(hashLength)) };
  const signature = reader.take(signatureLength);
  const path = Array.from({ length: reader.uint8() }, () => reader.take(hashLength));
  const earlier = Array.from({ length: reader.uint8() }, () => ({
    edition: edition - reader.uint8(),
    root: toBase64(reader.take(hashLength)),
  }));
  return { proof: { checkpoint, edition, signature, index, path, earlier }, rest: reader.take(reader.left) };
}

const takeUint32 = (reader: Reader): number => reader.uint16() * 2 ** 16 + reader.uint16();
