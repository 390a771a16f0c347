import { type Bytes, concat } from '../ohttp/bytes.ts';

/** The part of Merkle trees with SHA-256 (RFC 6962, section 2.1) that a reader needs. */

export const hashLength = 32;

/** Put in front of what is hashed, so that no entry passes for two hashes. */
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export const leafHash = (entry: Bytes): Promise<Bytes> => sha256(concat(leafMark, entry));

const nodeHash = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(concat(nodeMark, left, right));

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/**
 * The root of a tree, from the hash of a leaf and the hashes beside the way up, the leaf's first (RFC 9162, section
 * 2.1.3.2). Undefined if this many hashes lead to no root.
 */
export async function rootFrom(
  leaf: Bytes,
  { index, size, path }: { readonly index: number; readonly size: number; readonly path: readonly Bytes[] },
): Promise<Bytes | undefined> {
  if (index >= size) return undefined;
  let hash = leaf;
  /** The places of this node and of the last one, among the nodes at one height. */
  let [place, last] = [index, size - 1];
  for (const beside of path) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      hash = await nodeHash(beside, hash);
      // A node with none beside it goes up unchanged.
      while (place % 2 === 0 && place > 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = await nodeHash(hash, beside);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}
