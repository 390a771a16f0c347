import type { Store } from './store.ts';

/** What the reports of one part of time said of one service on one network. */
export interface Part {
  /** A slot or a day, by its number since 1970. */
  readonly time: number;
  readonly asn: number;
  readonly service: string;
  readonly n: number;
  /** Of them, those that saw a problem of any kind. */
  readonly problem: number;
  /** Of these, those that saw a block. */
  readonly blocked: number;
}

/** Slots `from` up to but without `to`, one part for each slot. */
export function readSlots(store: Store, cc: string, from: number, to: number): Promise<readonly Part[]> {
  return store.query<Part>(select('slot'), [cc, from, to]);
}

/** The same, one part for each day of UTC. */
export function readDays(store: Store, cc: string, from: number, to: number): Promise<readonly Part[]> {
  return store.query<Part>(select('slot / 4'), [cc, from, to]);
}

const select = (time: string) => `
SELECT ${time} AS time, asn, service,
  sum(n) AS n,
  coalesce(sum(n) FILTER (WHERE state <> 'works'), 0) AS problem,
  coalesce(sum(n) FILTER (WHERE state = 'blocked'), 0) AS blocked
FROM counts
WHERE cc = $1 AND slot >= $2 AND slot < $3
GROUP BY 1, asn, service`;

/** Countries that anything was counted for since a slot; those that no relay vouched for are under no country. */
export async function readCountries(store: Store, from: number): Promise<readonly string[]> {
  const rows = await store.query<{ cc: string }>('SELECT DISTINCT cc FROM counts WHERE slot >= $1', [from]);
  return rows.map(({ cc }) => cc).sort();
}

/** Forgets everything before a slot. */
export async function deleteCountsBefore(store: Store, before: number): Promise<void> {
  await store.query('DELETE FROM counts WHERE slot < $1', [before]);
}
