import { entryBytes } from '../../../protocol/log/entries.ts';
import type { Tree } from './tree.ts';

/**
 * The files of the log (C2SP tlog-tiles). A tile has 256 hashes of one height of the tree, a bundle has 256 entries,
 * each after its length. The last ones of a height have fewer, and their length in their names. No file ever changes.
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

/** The paths of the bundles with the entries of a log of this size. */
export const bundlesOf = (size: number): string[] => [...pathsOf('entries', size)].map(([, path]) => path);

/** The entries of a bundle. Throws if it is cut off. */
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

/** The folder of the partial tiles that a whole one replaces; undefined for any other path. */
export const outgrownBy = (path: string): string | undefined => (path.includes('.p/') ? undefined : `${path}.p`);

const lengthBytes = 2;

function withLength(entry: string): Buffer {
  const bytes = entryBytes(entry);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The files of one level with this many hashes or entries, by the place of the first one. */
function* pathsOf(level: number | 'entries', count: number): Generator<readonly [place: number, path: string]> {
  for (let place = 0; place < count; place += width) {
    const left = count - place;
    yield [place, `log/tile/${level}/${numberIn(place / width)}${left < width ? `.p/${left}` : ''}`];
  }
}

/** A number in groups of three digits, like `x001/x234/067`. */
function numberIn(index: number): string {
  const digits = String(index);
  const [last = '', ...before] = (
    digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  ).reverse();
  return [...before.reverse().map((three) => `x${three}`), last].join('/');
}
