import { entryBytes } from '../../../protocol/log/entries.ts';
import type { Tree } from './tree.ts';

/**
 * The files of the log (C2SP tlog-tiles). A tile has 256 hashes of one height of the tree, a bundle 256 entries after their
 * lengths. The last ones of a height have fewer, and another name for each length. No file ever changes.
 */
const width = 256;
/** How many heights of the tree are between two levels of tiles. */
const heights = 8;

export interface Tile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The tiles and the bundles of a log. */
export function* tilesOf(tree: Tree, entries: readonly string[]): Generator<Tile> {
  for (const [place, path] of pathsOf('entries', tree.size)) {
    yield { path, content: Buffer.concat(entries.slice(place, place + width).map(withLength)) };
  }
  for (let level = 0; width ** level <= tree.size; level++) {
    const hashes = tree.hashes(level * heights);
    for (const [place, path] of pathsOf(level, hashes.length)) {
      yield { path, content: Buffer.concat(hashes.slice(place, place + width)) };
    }
  }
}

/** Where the bundles with the entries of a log of this size are. */
export const bundlesOf = (size: number): string[] => [...pathsOf('entries', size)].map(([, path]) => path);

/** The entries of a bundle. Throws where it is cut off. */
export function entriesIn(bundle: Uint8Array): string[] {
  const entries: string[] = [];
  const bytes = Buffer.from(bundle);
  for (let at = 0; at < bytes.length; ) {
    const start = at + lengthBytes;
    const end = start + bytes.readUInt16BE(at);
    if (end > bytes.length) throw new RangeError('a bundle of entries ends too soon');
    entries.push(bytes.toString('utf8', start, end));
    at = end;
  }
  return entries;
}

/** The folder of the tiles with fewer hashes that came before a whole one, which has them all; undefined of another. */
export const outgrownBy = (path: string): string | undefined => (path.includes('.p/') ? undefined : `${path}.p`);

const lengthBytes = 2;

function withLength(entry: string): Buffer {
  const bytes = entryBytes(entry);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The files of one level with this many hashes or entries, by the place of the first. */
function* pathsOf(level: number | 'entries', count: number): Generator<readonly [place: number, path: string]> {
  for (let place = 0; place < count; place += width) {
    const left = count - place;
    yield [place, `log/tile/${level}/${numberIn(place / width)}${left < width ? `.p/${left}` : ''}`];
  }
}

/** Digits by three, like `x001/x234/067`. */
function numberIn(index: number): string {
  const digits = String(index);
  const [last = '', ...before] = (
    digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  ).reverse();
  return [...before.reverse().map((three) => `x${three}`), last].join('/');
}
