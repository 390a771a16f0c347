import { describe, expect, it } from 'vitest';
import { leafHash, rootFrom } from '../../../../protocol/log/merkle.ts';
import { ctLeaves, ctPaths, ctRoots, fromHex, toHex } from '../../../../protocol/tests/log/certificate-transparency.ts';
import { treeOf } from '../../../publisher/log/tree.ts';

const tree = treeOf(ctLeaves.map(fromHex));

describe('the tree of the log', () => {
  it("has the roots of Certificate Transparency's tests, at each size", () => {
    expect(ctRoots.map((_, index) => toHex(tree.root(index + 1)))).toEqual(ctRoots);
    expect(toHex(treeOf([]).root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each(ctPaths)(
    'has the path of leaf $index of $size that Certificate Transparency has',
    ({ index, size, path }) => {
      expect(tree.path(index, size).map(toHex)).toEqual(path);
    },
  );

  it('has a path from each leaf to the root of each size, which a reader can check without a tree', async () => {
    const entries = Array.from({ length: 70 }, (_, index) => new TextEncoder().encode(`entry ${index}`));
    const large = treeOf(entries);
    for (let size = 1; size <= large.size; size++) {
      for (let index = 0; index < size; index++) {
        const path = large.path(index, size).map((hash) => new Uint8Array(hash));
        const root = await rootFrom(await leafHash(entries[index] ?? new Uint8Array()), { index, size, path });
        expect(toHex(root)).toBe(toHex(large.root(size)));
      }
    }
  });

  it('has no size or leaf that it never had', () => {
    expect(() => tree.root(9)).toThrow(RangeError);
    expect(() => tree.path(3, 3)).toThrow(RangeError);
  });
});
