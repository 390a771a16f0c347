import type { Store } from './store.ts';

export interface StoredSnapshot {
  readonly cc: string;
  readonly counter: number;
  readonly signature: Uint8Array;
  /** The compressed text that is signed. */
  readonly body: Uint8Array;
}

/** Keeps the newest: one with a lower counter changes nothing. */
export async function storeSnapshot(store: Store, { cc, counter, signature, body }: StoredSnapshot): Promise<void> {
  await store.query(
    `INSERT INTO snapshots (cc, counter, signature, body) VALUES ($1, $2, $3, $4)
     ON CONFLICT (cc) DO UPDATE SET counter = excluded.counter, signature = excluded.signature, body = excluded.body
     WHERE snapshots.counter <= excluded.counter`,
    [cc, counter, signature, body],
  );
}

/** The newest of every country. */
export function readSnapshots(store: Store): Promise<readonly StoredSnapshot[]> {
  return store.query<StoredSnapshot>('SELECT cc, counter, signature, body FROM snapshots');
}
