import { type Place, unknownCountry } from '../../community/protocol/wire/place.ts';

/**
 * Where public addresses come out: country, and number of the network where it is no small one. Packed by
 * scripts/network-table.mjs. An address of 4 bytes counts as a number of 32 bits, one of 16 bytes by its first 48: nobody
 * is told a smaller part of it.
 *
 * The file is a row of numbers, seven bits to a byte, lowest first, the eighth bit set where more follow. `tableVersion`,
 * then the places (how many; for each the two letters of its country and the number of its network), then for each kind
 * of address the ranges (how many; for each how far it starts after the one before it, and the place's index).
 */
export interface NetworkTable {
  /** Undefined for what is no address; the unknown place for one that the table does not know. */
  placeOf(address: string): Place | undefined;
}

export const tableVersion = 1;

const unknownPlace: Place = { cc: unknownCountry, asn: 0 };

/** Throws a `RangeError` where the bytes are no table. */
export function readNetworkTable(bytes: Uint8Array): NetworkTable {
  const next = numbersIn(bytes);
  if (next() !== tableVersion) throw new RangeError('network table: another version');
  const places = Array.from({ length: listLength(next(), bytes) }, (): Place => {
    const cc = String.fromCharCode(next(), next());
    if (!/^[A-Z]{2}$/.test(cc)) throw new RangeError('network table: no country');
    return { cc, asn: next() };
  });
  const readRanges = (): Ranges => {
    const count = listLength(next(), bytes);
    const starts = new Float64Array(count);
    const indexes = new Uint32Array(count);
    let start = 0;
    for (let range = 0; range < count; range++) {
      start += next();
      starts[range] = start;
      indexes[range] = next();
      if ((indexes[range] as number) >= places.length) throw new RangeError('network table: no such place');
    }
    return { starts, indexes };
  };
  const [short, long] = [readRanges(), readRanges()];
  return {
    placeOf(address) {
      const number = numberOf(address);
      if (!number) return undefined;
      const { starts, indexes } = number.kind === 4 ? short : long;
      const range = lastAtMost(starts, number.value);
      return places[indexes[range] as number] ?? unknownPlace;
    },
  };
}

interface Ranges {
  readonly starts: Float64Array;
  readonly indexes: Uint32Array;
}

function numbersIn(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('network table: cut off');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('network table: a number that is too large');
  };
}

/** Each entry takes two bytes at least, so a length beyond that is a lie and nothing is reserved for it. */
function listLength(length: number, bytes: Uint8Array): number {
  if (length * 2 > bytes.length) throw new RangeError('network table: cut off');
  return length;
}

function lastAtMost(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface AddressNumber {
  readonly kind: 4 | 6;
  readonly value: number;
}

/** As text: `192.0.2.1`, `2001:db8::1`, or the first written as the second, `::ffff:192.0.2.1`. */
export function numberOf(address: string): AddressNumber | undefined {
  const short = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address);
  if (short) {
    const parts = short.slice(1).map(Number);
    if (parts.some((part) => part > 255)) return undefined;
    return { kind: 4, value: parts.reduce((value, part) => value * 256 + part, 0) };
  }
  const [head = '', tail, ...more] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { kind: 6, value: groups.slice(0, 3).reduce((value, group) => value * 65536 + Number.parseInt(group, 16), 0) };
}
