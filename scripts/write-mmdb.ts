import type { Place } from '../protocol/wire/place.ts';

/**
 * Writes a MaxMind DB file (https://maxmind.github.io/MaxMind-DB/, version 2.0), the usual format for tables of
 * addresses: a binary tree over the bits of an address, with 3 bytes for each of a node's two branches, followed by the
 * records at its leaves.
 */

/** Addresses from `from` up to, but not including, `to`: numbers of 32 bits, or of the first 48 bits of IPv6. */
export interface Piece {
  readonly kind: 4 | 6;
  readonly from: number;
  to: number;
  readonly place: Place;
}

/** The position of IPv4 in an IPv6 tree. */
const bitsBefore = { 4: 96, 6: 0 };
const bitsOf = { 4: 32, 6: 48 };
const separator = Buffer.alloc(16);
const largestRecord = 2 ** 24 - 1;

/** @param pieces which must not overlap */
export function writeMmdb(pieces: Iterable<Piece>): Buffer {
  const keys = Buffer.concat([text('country_code'), text('autonomous_system_number')]);
  const records: Buffer[] = [keys];
  let recordsLength = keys.length;
  /** The offset of each place's record. */
  const offsets = new Map<string, number>();
  /** Two entries for each node: the next node, or a record as -1 minus its offset. */
  const ways: (number | undefined)[] = [undefined, undefined];

  function recordOf({ cc, asn }: Place): number {
    const found = offsets.get(`${cc}${asn}`);
    if (found !== undefined) return found;
    // The names of both fields are written once; later records point to them.
    const record = Buffer.concat([
      control(7, 2),
      pointer(0),
      text(cc),
      pointer(text('country_code').length),
      uint(6, asn),
    ]);
    const offset = recordsLength;
    records.push(record);
    offsets.set(`${cc}${asn}`, offset);
    recordsLength += record.length;
    return offset;
  }

  function setBlock(kind: Piece['kind'], from: number, length: number, record: number): void {
    const before = bitsBefore[kind];
    let node = 0;
    for (let depth = 0; depth < before + length; depth++) {
      const bit = depth < before ? 0 : Math.floor(from / 2 ** (bitsOf[kind] - 1 - (depth - before))) % 2;
      const way = 2 * node + bit;
      if (depth === before + length - 1) {
        ways[way] = -1 - record;
        return;
      }
      const next = ways[way] ?? ways.length / 2;
      if (ways[way] === undefined) {
        ways[way] = next;
        ways.push(undefined, undefined);
      }
      node = next;
    }
  }

  for (const { kind, from, to, place } of pieces) {
    const record = recordOf(place);
    for (let start = from; start < to; ) {
      let length = bitsOf[kind];
      let size = 1;
      for (; length > 1 && start % (2 * size) === 0 && start + 2 * size <= to; size *= 2) length -= 1;
      setBlock(kind, start, length, record);
      start += size;
    }
  }

  const nodes = ways.length / 2;
  if (nodes + separator.length + recordsLength > largestRecord) throw new RangeError('too many places for 3 bytes');
  const tree = Buffer.alloc(ways.length * 3);
  ways.forEach((way, index) => {
    const value = way === undefined ? nodes : way < 0 ? nodes + separator.length - 1 - way : way;
    tree.writeUIntBE(value, index * 3, 3);
  });
  const metadata = Buffer.concat([
    control(7, 9),
    ...[text('binary_format_major_version'), uint(5, 2)],
    ...[text('binary_format_minor_version'), uint(5, 0)],
    // No build time, so that the same sources give the same file.
    ...[text('build_epoch'), uint(9, 0)],
    ...[text('database_type'), text('Reachable-Places')],
    ...[text('description'), control(7, 0)],
    ...[text('ip_version'), uint(5, 6)],
    ...[text('languages'), control(11, 0)],
    ...[text('node_count'), uint(6, nodes)],
    ...[text('record_size'), uint(5, 24)],
  ]);
  return Buffer.concat([tree, separator, ...records, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), metadata]);
}

/** The control byte of a field: type, and a size below 29. */
function control(type: number, size: number): Buffer {
  return Buffer.from(type < 8 ? [(type << 5) | size] : [size, type - 7]);
}

/** @param value below 29 bytes */
const text = (value: string) => Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);

/** @param type 5, 6 or 9, for up to two, four or eight bytes */
function uint(type: number, value: number): Buffer {
  const bytes = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.concat([control(type, bytes.length), Buffer.from(bytes)]);
}

/** @param offset below 2048 */
const pointer = (offset: number) => Buffer.from([(1 << 5) | (offset >> 8), offset & 0xff]);
