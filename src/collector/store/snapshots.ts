import type { Store } from './store.ts';

export interface StoredSnapshot {
  readonly cc: string;
  readonly counter: number;
  readonly signature: Uint8Array;
  /** The signed, compressed JSON. */
  readonly body: Uint8Array;
}

/** Stores a snapshot unless the stored one has a higher counter. */
export async function storeSnapshot(store: Store, { cc, counter, signature, body }: StoredSnapshot): Promise<void> {
  await store.query(
    `INSERT INTO snapshots (cc, counter, signature, body) VALUES ($1, $2, $3, $4)
     ON CONFLICT (cc) DO UPDATE SET counter = excluded.counter, signature = excluded.signature, body = excluded.body
     WHERE snapshots.counter <= excluded.counter`,
    [cc, counter, signature, body],
  );
}

/** The newest snapshot of every country. */
export function readSnapshots(store: Store): Promise<readonly StoredSnapshot[]> {
  return store.query<StoredSnapshot>('SELECT cc, counter, signature, body FROM snapshots');
}
