import type { Place } from './place.ts';

/** The networks that may be named in a report, by the table that extension, relays, gateways and publisher share. */
export interface Networks {
  /** Undefined for a network that is not in the table. */
  nameOf(asn: number): string | undefined;
  /**
   * Whether a report may come from this place: the network has at least 4096 IPv4 addresses in that country. Network 0
   * stands for the small ones and is in every country.
   */
  has(place: Place): boolean;
}

/**
 * Parses the file that scripts/network-data.ts writes. After a line with one or more countries comes a line for each
 * network that is in all of them: its number minus the number in the line before, a tab, and its name.
 */
export function parseNetworks(table: string): Networks {
  const rows = new Map<number, { readonly countries: ReadonlySet<string>; readonly name: string }>();
  let countries: ReadonlySet<string> = new Set();
  let asn = 0;
  for (const line of table.split('\n')) {
    const [step, name] = line.split('\t');
    asn = name === undefined ? 0 : asn + Number(step);
    if (name === undefined) countries = new Set(line.split(' '));
    else rows.set(asn, { countries, name });
  }
  return {
    nameOf: (asn) => rows.get(asn)?.name || undefined,
    has: ({ cc, asn }) => rows.get(asn)?.countries.has(cc) === true,
  };
}
