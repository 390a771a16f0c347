import type { Store } from './store.ts';

/** The log of what was published, in order. */
export async function readLogEntries(store: Store): Promise<string[]> {
  const rows = await store.query<{ entry: string }>('SELECT entry FROM log ORDER BY index');
  return rows.map(({ entry }) => entry);
}
