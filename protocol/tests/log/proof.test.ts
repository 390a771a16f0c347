import { describe, expect, it } from 'vitest';
import { decodeProof, encodeProof, type Proof } from '../../log/proof.ts';
import { encodeResponse } from '../../ohttp/binary-http.ts';
import { concat, toBase64 } from '../../ohttp/bytes.ts';
import { Malformed } from '../../ohttp/malformed.ts';
import { roomInResponse } from '../../ohttp/sizes.ts';
import { largestSnapshot } from '../../wire/snapshot.ts';

const hash = (value: number) => new Uint8Array(32).fill(value);

/** A proof in a log with this many entries. */
const proofIn = (size: number): Proof => ({
  checkpoint: { size, root: toBase64(hash(1)) },
  edition: 498_774,
  signature: new Uint8Array(64).fill(7),
  index: size - 2,
  path: Array.from({ length: Math.ceil(Math.log2(size)) }, (_, height) => hash(height)),
  earlier: Array.from({ length: 20 }, (_, age) => ({ edition: 498_773 - 4 * age, root: toBase64(hash(100 + age)) })),
});

describe('the proof that a snapshot is in the log', () => {
  it('comes in front of the snapshot', () => {
    const proof = proofIn(3_000_000_000);
    const snapshot = new Uint8Array([1, 2, 3]);
    expect(decodeProof(concat(encodeProof(proof), snapshot))).toEqual({ proof, rest: snapshot });
  });

  it('is shorter if the log is younger than four days', () => {
    const young = { ...proofIn(100), earlier: [{ edition: 498_768, root: toBase64(hash(5)) }] };
    expect(decodeProof(encodeProof(young)).proof).toEqual(young);
    expect(encodeProof(proofIn(100)).length - encodeProof(young).length).toBe(19 * 33);
  });

  it('fits into an answer with the largest snapshot, in a log of 16 million entries', async () => {
    const answer = concat(encodeProof(proofIn(2 ** 24)), new Uint8Array(largestSnapshot));
    const headers = { 'content-type': 'application/octet-stream' };
    expect(await encodeResponse(new Response(answer, { headers }), roomInResponse)).toHaveLength(roomInResponse);
  });

  it('is refused where it is cut off', () => {
    const bytes = encodeProof(proofIn(1000));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeProof(bytes.slice(0, length))).toThrow(Malformed);
    }
  });
});
