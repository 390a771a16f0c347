import type { ReportState } from '../../protocol/wire/report.ts';
import type { Store } from './store.ts';

/** How many reports said the same. */
export interface Count {
  readonly slot: number;
  readonly cc: string;
  readonly asn: number;
  readonly service: string;
  /** The name of the relay that carried them. */
  readonly relay: string;
  readonly state: ReportState;
  readonly n: number;
}

/**
 * Adds to the stored counts, in one statement also where there is nothing to add. Additions commute, so any number of
 * processes may add at once. Each locks its rows in the order of the key, so that no two deadlock. One statement adds all of
 * them or none.
 */
export async function addCounts(store: Store, added: readonly Count[]): Promise<void> {
  // Sorted here too, so that the order in which reports came is in no message to the store and in no log of statements.
  const counts = added.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await store.runOnce(upsert, [
    counts.map(({ slot }) => slot),
    counts.map(({ cc }) => cc),
    counts.map(({ asn }) => asn),
    counts.map(({ service }) => service),
    counts.map(({ relay }) => relay),
    counts.map(({ state }) => state),
    counts.map(({ n }) => n),
  ]);
}

const keyOf = ({ cc, slot, asn, service, relay, state }: Count) => [cc, slot, asn, service, relay, state].join();

const upsert = `
INSERT INTO counts (slot, cc, asn, service, relay, state, n)
SELECT slot, cc, asn, service, relay, state, sum(n)
FROM unnest($1::int[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::int[])
  AS added (slot, cc, asn, service, relay, state, n)
GROUP BY cc, slot, asn, service, relay, state
ORDER BY cc, slot, asn, service, relay, state
ON CONFLICT (cc, slot, asn, service, relay, state) DO UPDATE SET n = counts.n + excluded.n`;
