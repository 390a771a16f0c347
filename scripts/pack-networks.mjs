import { tableVersion } from '../src/collector/relay/network-table.ts';
import { leastAddresses, unknownCountry } from '../src/community/protocol/wire/place.ts';

/**
 * Addresses from `from` to `to`, both in it: what is there is the number of a network, or a country.
 * @typedef {{ from: number, to: number, what: number | string }} Range
 * @typedef {{ networks: readonly Range[], countries: readonly Range[] }} Ranges
 */

/**
 * The networks that are no small ones: a number of fewer addresses could point at one house.
 * @param {readonly Range[]} short networks over addresses of 4 bytes
 */
function largeNetworks(short) {
  /** @type {Map<number | string, number>} */
  const sizes = new Map();
  for (const { from, to, what } of short) sizes.set(what, (sizes.get(what) ?? 0) + to - from + 1);
  return new Set([...sizes].filter(([, size]) => size >= leastAddresses).map(([asn]) => Number(asn)));
}

/**
 * @param {readonly Range[]} short
 * @param {ReadonlyMap<number, string>} names
 */
export function packNames(short, names) {
  const sorted = [...largeNetworks(short)].sort((a, b) => a - b);
  return sorted.map((asn) => `${asn}\t${(names.get(asn) ?? '').replace(/\s+/g, ' ')}\n`).join('');
}

/**
 * The table that `readNetworkTable` reads.
 * @param {Ranges} short addresses of 4 bytes
 * @param {Ranges} long addresses of 16 bytes, by their first 48 bits
 */
export function packTable(short, long) {
  const large = largeNetworks(short.networks);
  /** @type {Map<string, number>} */
  const places = new Map([[`${unknownCountry}0`, 0]]);
  /** @param {Ranges} ranges */
  const pieces = ({ networks, countries }) => {
    const [asnAt, ccAt] = [lookUp(networks), lookUp(countries)];
    const starts = [...networks, ...countries].flatMap(({ from, to }) => [from, to + 1]);
    /** @type {{ start: number, place: number }[]} */
    const found = [];
    for (const start of [...new Set([0, ...starts])].sort((a, b) => a - b)) {
      const asn = Number(asnAt(start) ?? 0);
      const place = `${ccAt(start) ?? unknownCountry}${large.has(asn) ? asn : 0}`;
      const index = places.get(place) ?? places.size;
      places.set(place, index);
      if (found.at(-1)?.place !== index) found.push({ start, place: index });
    }
    return found;
  };
  const all = [pieces(short), pieces(long)];
  // The most frequent places get the numbers that are shortest to write.
  const used = new Map([...places.values()].map((index) => [index, 0]));
  for (const { place } of all.flat()) used.set(place, (used.get(place) ?? 0) + 1);
  const ordered = [...places].sort(([, a], [, b]) => (used.get(b) ?? 0) - (used.get(a) ?? 0));
  const rank = new Map(ordered.map(([, index], position) => [index, position]));
  const numbers = [
    tableVersion,
    places.size,
    ...ordered.flatMap(([place]) => [place.charCodeAt(0), place.charCodeAt(1), Number(place.slice(2))]),
  ];
  for (const ranges of all) {
    numbers.push(ranges.length);
    let before = 0;
    for (const { start, place } of ranges) {
      numbers.push(start - before, rank.get(place) ?? 0);
      before = start;
    }
  }
  return Uint8Array.from(numbers.flatMap(sevenBits));
}

/**
 * What lies at a number, to be asked with numbers that rise.
 * @param {readonly Range[]} ranges
 */
function lookUp(ranges) {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  let index = 0;
  return (/** @type {number} */ number) => {
    while (index < sorted.length && Number(sorted[index]?.to) < number) index++;
    const range = sorted[index];
    return range && range.from <= number ? range.what : undefined;
  };
}

/** @param {number} number */
function sevenBits(number) {
  const bytes = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
