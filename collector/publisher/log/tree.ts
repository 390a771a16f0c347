import { createHash } from 'node:crypto';

/** A Merkle tree with SHA-256 (RFC 6962, section 2.1). It answers for each of its earlier sizes too. */
export interface Tree {
  readonly size: number;
  root(size?: number): Uint8Array;
  /** The hashes beside the way from a leaf up to the root, the leaf's first (section 2.1.1). */
  path(index: number, size?: number): Uint8Array[];
  /** The hashes of the whole subtrees with 2 to the power of `height` leaves, in order. */
  hashes(height: number): readonly Uint8Array[];
}

export function treeOf(entries: readonly Uint8Array[]): Tree {
  const levels: Uint8Array[][] = [entries.map((entry) => hash(0, entry))];
  for (let below = levels[0] ?? []; below.length > 1; ) {
    const level = Array.from({ length: Math.floor(below.length / 2) }, (_, index) =>
      hash(1, at(below, 2 * index), at(below, 2 * index + 1)),
    );
    levels.push(level);
    below = level;
  }

  /** The hash of the leaves from `start` on. `start` is a multiple of the largest power of two below `size`. */
  function subtree(start: number, size: number): Uint8Array {
    const half = largestPowerBelow(size);
    if (size === 2 * half || size === 1) return at(levels[Math.log2(size)] ?? [], start / size);
    return hash(1, subtree(start, half), subtree(start + half, size - half));
  }

  function pathIn(start: number, size: number, index: number): Uint8Array[] {
    if (size === 1) return [];
    const half = largestPowerBelow(size);
    return index < half
      ? [...pathIn(start, half, index), subtree(start + half, size - half)]
      : [...pathIn(start + half, size - half, index - half), subtree(start, half)];
  }

  const check = (size: number) => {
    if (size > entries.length) throw new RangeError(`a tree of ${entries.length} leaves has no ${size}`);
  };
  return {
    size: entries.length,
    root(size = entries.length) {
      check(size);
      return size === 0 ? createHash('sha256').digest() : subtree(0, size);
    },
    path(index, size = entries.length) {
      check(size);
      if (index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
      return pathIn(0, size, index);
    },
    hashes: (height) => levels[height] ?? [],
  };
}

/** The mark in front distinguishes leaves (0) from nodes (1). */
function hash(mark: 0 | 1, ...parts: readonly Uint8Array[]): Uint8Array {
  const sum = createHash('sha256').update(Uint8Array.of(mark));
  for (const part of parts) sum.update(part);
  return sum.digest();
}

function at(hashes: readonly Uint8Array[], index: number): Uint8Array {
  const found = hashes[index];
  if (!found) throw new RangeError(`there is no hash ${index}`);
  return found;
}

/** The largest power of two below `size`; 1 for a size of 1. */
function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
