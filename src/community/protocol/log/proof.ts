import { type Bytes, concat, fromBase64, toBase64, uint32 } from '../ohttp/bytes.ts';
import { type Reader, readerOf } from '../ohttp/reader.ts';
import { signatureLength } from '../signed/signature.ts';
import type { Checkpoint } from './checkpoint.ts';
import { hashLength } from './merkle.ts';

/** That a snapshot is in the log. It comes in front of the snapshot, in the same sealed answer. */
export interface Proof {
  readonly checkpoint: Checkpoint;
  /** The slot of the publication that ends with the checkpoint. A slot has one. */
  readonly counter: number;
  /** Of the checkpoint: r and s. */
  readonly signature: Bytes;
  /** The place of the entry in the log. */
  readonly index: number;
  /** The hashes beside the way up to the root. */
  readonly path: readonly Bytes[];
  /** The roots that the log had at each of the `slotsBefore` slots before, newest first; empty where nothing was published. */
  readonly earlier: readonly string[];
}

/** Four days. */
export const slotsBefore = 16;

/** In the place of a root. */
const none = new Uint8Array(hashLength);

export function encodeProof({ checkpoint, counter, signature, index, path, earlier }: Proof): Bytes {
  const numbers = [checkpoint.size, counter, index].map(uint32);
  const before = Array.from({ length: slotsBefore }, (_, age) => (earlier[age] ? fromBase64(earlier[age]) : none));
  return concat(...numbers, fromBase64(checkpoint.root), signature, Uint8Array.of(path.length), ...path, ...before);
}

/** The proof, and the snapshot behind it. Throws `Malformed`. */
export function decodeProof(answer: Bytes): { readonly proof: Proof; readonly snapshot: Bytes } {
  const reader = readerOf(answer, 'the proof');
  const [size, counter, index] = [takeUint32(reader), takeUint32(reader), takeUint32(reader)];
  const checkpoint = { size, root: toBase64(reader.take(hashLength)) };
  const signature = reader.take(signatureLength);
  const path = Array.from({ length: reader.uint8() }, () => reader.take(hashLength));
  const earlier = Array.from({ length: slotsBefore }, () => {
    const root = reader.take(hashLength);
    return root.every((byte) => byte === 0) ? '' : toBase64(root);
  });
  return {
    proof: { checkpoint, counter, signature, index, path, earlier },
    snapshot: reader.take(reader.left),
  };
}

const takeUint32 = (reader: Reader): number => reader.uint16() * 2 ** 16 + reader.uint16();
