import * as v from 'valibot';
import { largestAsn, leastAddresses, type Place, unknownCountry } from '../../community/protocol/wire/place.ts';
import { parseJson } from '../../model/parse-json.ts';
import { numberOf } from './network-table.ts';

/** Where an address is, as coarse as it may be told. */
export type PlaceOf = (address: string) => Place;

export const nowhere: Place = { cc: unknownCountry, asn: 0 };

const prefixSchema = v.strictObject({
  /** A block of addresses, e.g. `192.0.2.0/24`; of IPv6 a /48 is the smallest. */
  prefix: v.pipe(
    v.string(),
    v.check((text) => parsePrefix(text) !== undefined, 'expected a block of addresses like 192.0.2.0/24'),
  ),
  cc: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'expected a country code of two capital letters')),
  asn: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestAsn)),
});

export type Prefix = Readonly<v.InferOutput<typeof prefixSchema>>;

/** A list of blocks out of a file; throws a message that names the entry that is wrong. */
export function readPrefixes(text: string): readonly Prefix[] {
  const value = parseJson(text);
  if (value === undefined) throw new Error('the file is no JSON');
  const parsed = v.safeParse(v.array(prefixSchema), value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

/** The place of an address is that of the longest block that it is in. The numbers of small networks are left out. */
export function prefixTable(prefixes: readonly Prefix[]): PlaceOf {
  const blocks = prefixes.flatMap(({ prefix, cc, asn }) => {
    const block = parsePrefix(prefix);
    return block ? [{ block, cc, asn }] : [];
  });
  const sizes = sizesOf(blocks);
  const isSmall = (asn: number) => (sizes.get(asn) ?? 0) < leastAddresses;
  const places = new Map(blocks.map(({ block, cc, asn }) => [keyOf(block), { cc, asn: isSmall(asn) ? 0 : asn }]));
  const lengths = [...new Set(blocks.map(({ block }) => block.length))].sort((a, b) => b - a);
  return (address) => {
    const number = numberOf(address);
    const keys = number ? lengths.map((length) => keyOf({ ...number, length })) : [];
    const longest = keys.find((key) => places.has(key));
    return (longest === undefined ? undefined : places.get(longest)) ?? nowhere;
  };
}

/** How many addresses of IPv4 each network has: what it announces once more in smaller pieces is not more of them. */
function sizesOf(blocks: readonly { readonly block: Block; readonly asn: number }[]): ReadonlyMap<number, number> {
  const spans = blocks
    .filter(({ block }) => block.kind === 4)
    .map(({ block: { value, length }, asn }) => {
      const size = 2 ** (bitsOf[4] - length);
      return { asn, size, first: value - (value % size) };
    })
    .sort((a, b) => a.first - b.first || b.size - a.size);
  const sizes = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const { asn, size, first } of spans) {
    if (first < (ends.get(asn) ?? 0)) continue;
    ends.set(asn, first + size);
    sizes.set(asn, (sizes.get(asn) ?? 0) + size);
  }
  return sizes;
}

/** How many bits of an address are looked at: all of IPv4, and what a customer has of IPv6. */
const bitsOf = { 4: 32, 6: 48 } as const;

interface Block {
  readonly kind: 4 | 6;
  readonly value: number;
  readonly length: number;
}

function keyOf({ kind, value, length }: Block): string {
  return `${kind}/${length}/${Math.floor(value / 2 ** (bitsOf[kind] - length))}`;
}

function parsePrefix(text: string): Block | undefined {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,2})$/.exec(text) ?? [];
  const number = numberOf(address);
  return number && Number(bits) <= bitsOf[number.kind] ? { ...number, length: Number(bits) } : undefined;
}
