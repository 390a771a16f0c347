import { describe, expect, it } from 'vitest';
import { leafHash, rootFrom } from '../../log/merkle.ts';
import { ctLeaves, ctPaths, ctRoots, fromHex, toHex } from './certificate-transparency.ts';

describe('a path in a Merkle tree', () => {
  it.each(ctPaths)('leads from leaf $index of $size to the root that Certificate Transparency has', async (one) => {
    const leaf = await leafHash(fromHex(ctLeaves[one.index] ?? ''));
    const path = one.path.map(fromHex);
    expect(toHex(await rootFrom(leaf, { ...one, path }))).toBe(ctRoots[one.size - 1]);
  });

  it.each(ctPaths.filter(({ size }) => size > 1))(
    'of leaf $index of $size leads nowhere else with one hash more or less, or from elsewhere',
    async (one) => {
      const leaf = await leafHash(fromHex(ctLeaves[one.index] ?? ''));
      const path = one.path.map(fromHex);
      const root = ctRoots[one.size - 1];
      const others = [
        { ...one, path: path.slice(1) },
        { ...one, path: path.slice(0, -1) },
        { ...one, path: [...path, leaf] },
        { ...one, path, index: one.index + 1 },
        { ...one, path: path.map((hash) => hash.map((byte, index) => (index === 31 ? byte ^ 1 : byte))) },
      ];
      for (const other of others) expect(toHex(await rootFrom(leaf, other))).not.toBe(root);
      expect(await rootFrom(leaf, { ...one, path, index: one.size })).toBeUndefined();
    },
  );
});
