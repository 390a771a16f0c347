import { isSamePlace, minAddresses, unknownCountry } from '../src/community/protocol/wire/place.ts';

/**
 * Addresses `from` to `to`, both inclusive, with the number of their network or their country in `what`.
 * @typedef {{ from: number, to: number, what: number | string }} Range
 * @typedef {{ networks: readonly Range[], countries: readonly Range[] }} Ranges
 */

/**
 * The networks with at least so many addresses, by default those that are not small. The number of a small one could point at
 * a single house.
 * @param {readonly Range[]} short networks over addresses of 4 bytes
 */
function largeNetworks(short, least = minAddresses) {
  /** @type {Map<number | string, number>} */
  const sizes = new Map();
  for (const { from, to, what } of short) sizes.set(what, (sizes.get(what) ?? 0) + to - from + 1);
  return new Set([...sizes].filter(([, size]) => size >= least).map(([asn]) => Number(asn)));
}

/** From this many addresses on, the publisher wants reports from more neighbourhoods. */
const manyAddresses = 2 ** 20;

/** @param {readonly Range[]} short */
export function packLarge(short) {
  const sorted = [...largeNetworks(short, manyAddresses)].sort((a, b) => a - b);
  return sorted.map((asn) => `${asn}\n`).join('');
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
 * Country and network for each range of addresses; the network only where it is not small. Ranges with neither are left out.
 * @param {Ranges} short addresses of 4 bytes
 * @param {Ranges} long addresses of 16 bytes, by their first 48 bits
 * @returns {import('./write-mmdb.mjs').Piece[]}
 */
export function mergePlaces(short, long) {
  const large = largeNetworks(short.networks);
  /** @param {4 | 6} kind @param {Ranges} ranges */
  const pieces = (kind, { networks, countries }) => {
    const [asnAt, ccAt] = [lookUp(networks), lookUp(countries)];
    const starts = [...networks, ...countries].flatMap(({ from, to }) => [from, to + 1]);
    const sorted = [...new Set(starts)].sort((a, b) => a - b);
    return sorted.slice(0, -1).flatMap((from, index) => {
      const asn = Number(asnAt(from) ?? 0);
      const place = { cc: String(ccAt(from) ?? unknownCountry), asn: large.has(asn) ? asn : 0 };
      if (place.cc === unknownCountry && place.asn === 0) return [];
      return [{ kind, from, to: sorted[index + 1] ?? from, place }];
    });
  };
  return joined([...pieces(4, short), ...pieces(6, long)]);
}

/**
 * Joins adjacent ranges with the same place.
 * @param {readonly import('./write-mmdb.mjs').Piece[]} pieces
 */
function joined(pieces) {
  /** @type {import('./write-mmdb.mjs').Piece[]} */
  const found = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const goesOn = last?.kind === piece.kind && last.to === piece.from && isSamePlace(last.place, piece.place);
    if (last && goesOn) last.to = piece.to;
    else found.push({ ...piece });
  }
  return found;
}

/**
 * A function that finds the range of a number. Call it with rising numbers only.
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
