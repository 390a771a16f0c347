import { describe, expect, it } from 'vitest';
import { entryBytes } from '../../../../protocol/log/entries.ts';
import { bundlesOf, entriesIn, tilesOf } from '../../../publisher/log/tiles.ts';
import { treeOf } from '../../../publisher/log/tree.ts';

const logOf = (size: number) => Array.from({ length: size }, (_, index) => `entry ${index}`);
const filesOf = (entries: readonly string[]) => [...tilesOf(treeOf(entries.map(entryBytes)), entries)];

describe('the tiles of a log', () => {
  it('of 70,000 entries match the example of C2SP', () => {
    const hashes = filesOf(logOf(70_000)).filter(({ path }) => !path.includes('entries'));
    const whole = (level: number) =>
      hashes.filter(({ path, content }) => path.startsWith(`log/tile/${level}/`) && content.length === 8192).length;
    expect([whole(0), whole(1), whole(2)]).toEqual([273, 1, 0]);
    const partial = hashes.filter(({ path }) => path.includes('.p/'));
    expect(partial.map(({ path, content }) => [path, content.length / 32])).toEqual([
      ['log/tile/0/273.p/112', 112],
      ['log/tile/1/001.p/17', 17],
      ['log/tile/2/000.p/1', 1],
    ]);
  });

  it('of 256 entries are a whole one and the one above it', () => {
    expect(filesOf(logOf(256)).map(({ path }) => path)).toEqual([
      'log/tile/entries/000',
      'log/tile/0/000',
      'log/tile/1/000.p/1',
    ]);
  });

  it('of a higher level have the roots of the whole ones below', () => {
    const entries = logOf(600);
    const above = filesOf(entries).find(({ path }) => path.startsWith('log/tile/1/'));
    const roots = [0, 256].map((from) => treeOf(entries.slice(from, from + 256).map(entryBytes)).root());
    expect(Buffer.from(above?.content ?? [])).toEqual(Buffer.concat(roots));
  });

  it('have names of three digits per folder', () => {
    expect(bundlesOf(1_235 * 256).at(-1)).toBe('log/tile/entries/x001/234');
  });

  it('have entries that can be read back, and are refused when cut off', () => {
    const [bundle] = filesOf(['first', 'زیبا', '']);
    expect(entriesIn(bundle?.content ?? new Uint8Array())).toEqual(['first', 'زیبا', '']);
    expect(() => entriesIn(bundle?.content.subarray(0, 9) ?? new Uint8Array())).toThrow(RangeError);
  });
});
