import * as v from 'valibot';
import { largestAsn, leastAddresses, type Place, unknownCountry } from '../../core/place.ts';
import { bytesOf, firstBits } from './address.ts';

/** Where an address is, as coarse as it may be told. */
export type PlaceOf = (address: string) => Place;

const prefixSchema = v.strictObject({
  /** A block of addresses, e.g. `192.0.2.0/24`. */
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
  const parsed = v.safeParse(v.array(prefixSchema), parseJson(text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

/** The place of an address is that of the longest block that it is in. The numbers of small networks are left out. */
export function prefixTable(prefixes: readonly Prefix[]): PlaceOf {
  const sizes = new Map<number, number>();
  const blocks = prefixes.flatMap(({ prefix, cc, asn }) => {
    const parsed = parsePrefix(prefix);
    return parsed ? [{ ...parsed, cc, asn }] : [];
  });
  for (const { bytes, length, asn } of blocks) {
    if (bytes.length === 4) sizes.set(asn, (sizes.get(asn) ?? 0) + 2 ** (32 - length));
  }
  const isSmall = (asn: number) => (sizes.get(asn) ?? 0) < leastAddresses;
  const places = new Map(
    blocks.map(({ bytes, length, cc, asn }) => [firstBits(bytes, length), { cc, asn: isSmall(asn) ? 0 : asn }]),
  );
  const lengths = [...new Set(blocks.map(({ length }) => length))].sort((a, b) => b - a);
  return (address) => {
    const bytes = bytesOf(address);
    if (!bytes) return nowhere;
    const length = lengths.find((bits) => bits <= bytes.length * 8 && places.has(firstBits(bytes, bits)));
    return (length === undefined ? undefined : places.get(firstBits(bytes, length))) ?? nowhere;
  };
}

const nowhere: Place = { cc: unknownCountry, asn: 0 };

function parsePrefix(text: string): { readonly bytes: Uint8Array; readonly length: number } | undefined {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const bytes = bytesOf(address);
  const length = Number(bits);
  return bytes && length <= bytes.length * 8 ? { bytes, length } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the file is no JSON');
  }
}
