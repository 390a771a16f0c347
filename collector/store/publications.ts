import type { Store } from './store.ts';

/** The newest slots that the store knows of; undefined where it knows none. */
export interface NewestSlots {
  /** As of which was published. */
  readonly published: number | undefined;
  /** Of the counts. Gateways make them, by clocks of their own. */
  readonly counted: number | undefined;
}

export async function readNewestSlots(store: Store): Promise<NewestSlots> {
  const [row] = await store.query<{ published: number | null; counted: number | null }>(
    `SELECT greatest((SELECT max(slot) FROM publications), (SELECT max(counter) FROM snapshots)) AS published,
       (SELECT max(slot) FROM counts) AS counted`,
  );
  return { published: row?.published ?? undefined, counted: row?.counted ?? undefined };
}

/** The newest publication as of this slot or an earlier one. */
export async function readPublicationUntil(store: Store, slot: number): Promise<number | undefined> {
  const [row] = await store.query<{ slot: number | null }>(
    'SELECT max(slot) AS slot FROM publications WHERE slot <= $1',
    [slot],
  );
  return row?.slot ?? undefined;
}

export async function storePublication(store: Store, slot: number): Promise<void> {
  await store.query('INSERT INTO publications (slot) VALUES ($1) ON CONFLICT (slot) DO NOTHING', [slot]);
}

export async function deletePublicationsBefore(store: Store, slot: number): Promise<void> {
  await store.query('DELETE FROM publications WHERE slot < $1', [slot]);
}

/** Forgets what was published as of later slots, by a clock that was wrong. */
export async function deletePublicationsAfter(store: Store, slot: number): Promise<void> {
  await store.query('DELETE FROM publications WHERE slot > $1', [slot]);
  await store.query('DELETE FROM snapshots WHERE counter > $1', [slot]);
}
