import { isSamePlace, minAddresses, unknownCountry } from '../protocol/wire/place.ts';
import type { Piece } from './write-mmdb.ts';

/** Addresses `from` to `to`, both inclusive, with their network or country number in `what`. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly what: number | string;
}

interface Ranges {
  readonly networks: readonly Range[];
  readonly countries: readonly Range[];
}

/**
 * The networks with at least this many addresses, by default those that are not small. The number of a small one could
 * identify a single house.
 * @param short networks by addresses of 4 bytes
 */
function largeNetworks(short: readonly Range[], least = minAddresses): Set<number> {
  const sizes = new Map<number | string, number>();
  for (const { from, to, what } of short) sizes.set(what, (sizes.get(what) ?? 0) + to - from + 1);
  return new Set([...sizes].filter(([, size]) => size >= least).map(([asn]) => Number(asn)));
}

/** From this many addresses on, the publisher wants reports from more neighbourhoods. */
const manyAddresses = 2 ** 20;

export function packLarge(short: readonly Range[]): string {
  const sorted = [...largeNetworks(short, manyAddresses)].sort((a, b) => a - b);
  return sorted.map((asn) => `${asn}\n`).join('');
}

/**
 * The table of networks with the countries in which each is not small, in the form of `parseNetworks`, which deflates
 * well. Network 0 is in all countries.
 */
export function packNetworks(places: readonly Piece[], names: ReadonlyMap<number, string>): string {
  const sizes = new Map<number, Map<string, number>>([[0, new Map()]]);
  const add = (asn: number, cc: string, size: number) => {
    const countries = sizes.get(asn) ?? new Map<string, number>();
    sizes.set(asn, countries.set(cc, (countries.get(cc) ?? 0) + size));
  };
  for (const { kind, from, to, place } of places) {
    if (place.cc === unknownCountry) continue;
    add(0, place.cc, minAddresses);
    if (kind === 4 && place.asn !== 0) add(place.asn, place.cc, to - from);
  }
  const groups = new Map<string, number[]>();
  for (const [asn, countries] of [...sizes].sort(([one], [other]) => one - other)) {
    const large = [...countries].flatMap(([cc, size]) => (size >= minAddresses ? [cc] : [])).sort();
    if (large.length > 0) groups.set(large.join(' '), [...(groups.get(large.join(' ')) ?? []), asn]);
  }
  const lineOf = (asn: number, before: number) => `${asn - before}\t${(names.get(asn) ?? '').replace(/\s+/g, ' ')}\n`;
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([countries, asns]) => `${countries}\n${asns.map((asn, index) => lineOf(asn, asns[index - 1] ?? 0)).join('')}`)
    .join('');
}

/**
 * Country and network for each range of addresses; the network only if it is not small. Ranges with neither are left
 * out.
 * @param short addresses of 4 bytes
 * @param long addresses of 16 bytes, by their first 48 bits
 */
export function mergePlaces(short: Ranges, long: Ranges): Piece[] {
  const large = largeNetworks(short.networks);
  const pieces = (kind: Piece['kind'], { networks, countries }: Ranges): Piece[] => {
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

/** Joins adjacent ranges with the same place. */
function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const goesOn = last?.kind === piece.kind && last.to === piece.from && isSamePlace(last.place, piece.place);
    if (last && goesOn) last.to = piece.to;
    else found.push({ ...piece });
  }
  return found;
}

/** A function that finds the range of a number. Its calls have to be in rising order. */
function lookUp(ranges: readonly Range[]): (number: number) => Range['what'] | undefined {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  let index = 0;
  return (number) => {
    while (index < sorted.length && Number(sorted[index]?.to) < number) index++;
    const range = sorted[index];
    return range && range.from <= number ? range.what : undefined;
  };
}
