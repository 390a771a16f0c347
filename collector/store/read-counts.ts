import type { Store } from './store.ts';

/** The counts for one service on one network in one slot or day, through one relay. */
export interface Part {
  /** The slot or day, counted since 1970. */
  readonly time: number;
  readonly asn: number;
  readonly service: string;
  readonly relay: string;
  readonly n: number;
  /** How many of the reports saw any problem. */
  readonly problem: number;
  /** How many of the problems were a block. */
  readonly blocked: number;
}

/** The slots `from` up to, but not including, `to`; one part for each slot and relay. */
export function readSlots(store: Store, cc: string, from: number, to: number): Promise<readonly Part[]> {
  return store.query<Part>(select('slot'), [cc, from, to]);
}

/** The same, with one part for each UTC day and relay. */
export function readDays(store: Store, cc: string, from: number, to: number): Promise<readonly Part[]> {
  return store.query<Part>(select('slot / 4'), [cc, from, to]);
}

const select = (time: string) => `
SELECT ${time} AS time, asn, service, relay,
  sum(n) AS n,
  coalesce(sum(n) FILTER (WHERE state <> 'works'), 0) AS problem,
  coalesce(sum(n) FILTER (WHERE state = 'blocked'), 0) AS blocked
FROM counts
WHERE cc = $1 AND slot >= $2 AND slot < $3
GROUP BY 1, asn, service, relay`;

/** Countries with counts since a slot. Reports that no relay vouched for have no country. */
export async function readCountries(store: Store, from: number): Promise<readonly string[]> {
  const rows = await store.query<{ cc: string }>('SELECT DISTINCT cc FROM counts WHERE slot >= $1', [from]);
  return rows.map(({ cc }) => cc).sort();
}

/** Deletes all counts before a slot. Returns whether there were any. */
export async function deleteCountsBefore(store: Store, before: number): Promise<boolean> {
  const [found] = await store.query('SELECT 1 AS found FROM counts WHERE slot < $1 LIMIT 1', [before]);
  if (!found) return false;
  await store.query('DELETE FROM counts WHERE slot < $1', [before]);
  return true;
}
