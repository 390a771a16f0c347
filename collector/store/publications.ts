import type { Store } from './store.ts';

/** The newest slots in the store; undefined if there are none. */
export interface NewestSlots {
  /** The newest slot as of which was published. */
  readonly published: number | undefined;
  /** The newest slot of the counts. Gateways write them, by their own clocks. */
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

/** Forgets publications as of later slots, made by a wrong clock. */
export async function deletePublicationsAfter(store: Store, slot: number): Promise<void> {
  await store.query('DELETE FROM publications WHERE slot > $1', [slot]);
  await store.query('DELETE FROM snapshots WHERE counter > $1', [slot]);
}
