import { type Bytes, concat, uint32 } from '../ohttp/bytes.ts';
import { Malformed } from '../ohttp/malformed.ts';
import { type Reader, readerOf } from '../ohttp/reader.ts';
import { signatureLength } from '../signed/signature.ts';
import { type Checkpoint, toBase64 } from './checkpoint.ts';
import { hashLength } from './merkle.ts';

/** That a snapshot is in the log. It comes with the snapshot, in the same sealed answer. */
export interface Proof {
  readonly checkpoint: Checkpoint;
  /** Of the checkpoint: r and s. */
  readonly signature: Bytes;
  /** The place of the entry in the log. */
  readonly index: number;
  /** The hashes beside the way up to the root. */
  readonly path: readonly Bytes[];
  /**
   * The checkpoints before that one, newest first: all that there were, or at least `leastEarlier`. A reader who has seen
   * another one was shown another log.
   */
  readonly earlier: readonly Checkpoint[];
}

/** Of four days, in answers with the largest snapshots. */
export const leastEarlier = 16;
/** Of a week: nobody has to believe older figures. */
export const mostEarlier = 28;

/** Bytes of a proof and a snapshot, so that they fit into an answer with its headers. */
const largestAnswer = 6000;

const countLength = 1;
const sizeLength = 4;
const checkpointLength = sizeLength + hashLength;

/**
 * The proof in front of a snapshot.
 * @param snapshotLength bytes of the snapshot; as many earlier checkpoints as fit beside it are kept
 */
export function encodeProof({ checkpoint, signature, index, path, earlier }: Proof, snapshotLength: number): Bytes {
  const proof = concat(encodeCheckpoint(checkpoint), signature, uint32(index), Uint8Array.of(path.length), ...path);
  const room = Math.floor((largestAnswer - snapshotLength - proof.length - countLength) / checkpointLength);
  const kept = earlier.slice(0, Math.min(room, mostEarlier));
  if (kept.length < Math.min(earlier.length, leastEarlier)) throw new RangeError('the proof does not fit');
  return concat(proof, Uint8Array.of(kept.length), ...kept.map(encodeCheckpoint));
}

/** The proof, and the snapshot behind it. Throws `Malformed`. */
export function decodeProof(answer: Bytes): { readonly proof: Proof; readonly snapshot: Bytes } {
  const reader = readerOf(answer, 'the proof');
  const checkpoint = takeCheckpoint(reader);
  const signature = reader.take(signatureLength);
  const index = takeUint32(reader);
  const path = takeEach(reader, () => reader.take(hashLength));
  const earlier = takeEach(reader, () => takeCheckpoint(reader));
  for (const [place, { size }] of earlier.entries()) {
    if (size >= (earlier[place - 1] ?? checkpoint).size) throw new Malformed('the checkpoints are in no order');
  }
  return { proof: { checkpoint, signature, index, path, earlier }, snapshot: reader.take(reader.left) };
}

function encodeCheckpoint({ size, root }: Checkpoint): Bytes {
  return concat(
    uint32(size),
    Uint8Array.from(atob(root), (character) => character.charCodeAt(0)),
  );
}

function takeCheckpoint(reader: Reader): Checkpoint {
  return { size: takeUint32(reader), root: toBase64(reader.take(hashLength)) };
}

const takeUint32 = (reader: Reader): number => reader.uint16() * 2 ** 16 + reader.uint16();

function takeEach<One>(reader: Reader, take: () => One): One[] {
  return Array.from({ length: reader.uint8() }, take);
}
