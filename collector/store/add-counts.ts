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
 * Adds to the stored counts, in one statement, even if there is nothing to add: all of them or none. Additions commute,
 * so any number of processes may add at once. Each locks its rows in the order of the key, so that no two deadlock.
 */
export async function addCounts(store: Store, added: readonly Count[]): Promise<void> {
  // Sorted here too, so that neither messages to the store nor a log of statements have the order in which reports
  // came.
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
