import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../../src/community/protocol/log/checkpoint.ts';
import { decodeProof, encodeProof, leastEarlier, type Proof } from '../../../../src/community/protocol/log/proof.ts';
import { encodeResponse } from '../../../../src/community/protocol/ohttp/binary-http.ts';
import { concat } from '../../../../src/community/protocol/ohttp/bytes.ts';
import { Malformed } from '../../../../src/community/protocol/ohttp/malformed.ts';
import { roomInResponse } from '../../../../src/community/protocol/ohttp/sizes.ts';
import { largestSnapshot } from '../../../../src/community/protocol/wire/snapshot.ts';

const hash = (value: number) => new Uint8Array(32).fill(value);
const checkpoint = (size: number): Checkpoint => ({ size, root: Buffer.from(hash(size % 251)).toString('base64') });

/** In a log of this size, with a checkpoint for each hundred entries. */
const proofIn = (size: number, checkpoints: number): Proof => ({
  checkpoint: checkpoint(size),
  signature: new Uint8Array(64).fill(7),
  index: size - 2,
  path: Array.from({ length: Math.ceil(Math.log2(size)) }, (_, height) => hash(height)),
  earlier: Array.from({ length: checkpoints }, (_, age) => checkpoint(size - 100 * (age + 1))),
});

describe('the proof that a snapshot is in the log', () => {
  it('comes in front of the snapshot', () => {
    const proof = proofIn(3_000_000_000, 3);
    const snapshot = new Uint8Array([1, 2, 3]);
    expect(decodeProof(concat(encodeProof(proof, snapshot.length), snapshot))).toEqual({ proof, snapshot });
  });

  it('has the checkpoints of a week beside a small snapshot, and of four days beside the largest of a century', async () => {
    const kept = (proof: Proof, length: number) =>
      decodeProof(encodeProof(proof, length)).proof.earlier.map(({ size }) => size);
    const young = proofIn(10_000, 60);
    expect(kept(young, 1000)).toEqual(young.earlier.slice(0, 28).map(({ size }) => size));
    const old = proofIn(2 ** 25, 60);
    expect(kept(old, largestSnapshot)).toEqual(old.earlier.slice(0, leastEarlier).map(({ size }) => size));
    const answer = concat(encodeProof(old, largestSnapshot), new Uint8Array(largestSnapshot));
    const headers = { 'content-type': 'application/octet-stream' };
    expect(await encodeResponse(new Response(answer, { headers }), roomInResponse)).toHaveLength(roomInResponse);
    expect(() => encodeProof(proofIn(2 ** 29, 60), largestSnapshot)).toThrow('the proof does not fit');
  });

  it('is refused where it is cut off, or its checkpoints are in no order', () => {
    const bytes = encodeProof(proofIn(1000, 2), 1000);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeProof(bytes.slice(0, length))).toThrow(Malformed);
    }
    const [first, second] = [checkpoint(900), checkpoint(800)];
    for (const earlier of [[second, first], [first, first], [checkpoint(1000)]]) {
      expect(() => decodeProof(encodeProof({ ...proofIn(1000, 0), earlier }, 1000))).toThrow(Malformed);
    }
  });
});
