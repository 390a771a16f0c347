import type { LoggedKeySet } from './key-sets.ts';
import type { Store } from './store.ts';

export interface StoredSnapshot {
  readonly cc: string;
  readonly counter: number;
  readonly signature: Uint8Array;
  /** The signed, compressed JSON. */
  readonly body: Uint8Array;
  /** The proof that the log has it. */
  readonly proof: Uint8Array;
}

/** An addition to the log. */
export interface Growth {
  /** The place of the first new entry. */
  readonly from: number;
  readonly entries: readonly string[];
}

/**
 * Stores snapshots, each unless the stored one of its country has a higher counter, the proofs of keys, and what the
 * log grows by: all or nothing. Rejects if the log has another entry at one of these places.
 */
export async function storeSnapshots(
  store: Store,
  snapshots: readonly StoredSnapshot[],
  { from, entries }: Growth = { from: 0, entries: [] },
  keys: readonly LoggedKeySet[] = [],
): Promise<void> {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  await store.query(upsert, [
    from,
    entries,
    snapshots.map(({ cc }) => cc),
    snapshots.map(({ counter }) => counter),
    snapshots.map(({ signature }) => base64(signature)),
    snapshots.map(({ body }) => base64(body)),
    snapshots.map(({ proof }) => base64(proof)),
    keys.map(({ hash }) => hash),
    keys.map(({ place }) => place),
    keys.map(({ proof }) => base64(proof)),
  ]);
}

const upsert = `
WITH grown AS (
  INSERT INTO log (index, entry)
  SELECT $1::int + place - 1, entry FROM unnest($2::text[]) WITH ORDINALITY AS added (entry, place)
), told AS (
  UPDATE key_sets SET place = logged.place, proof = decode(logged.proof, 'base64')
  FROM unnest($8::text[], $9::int[], $10::text[]) AS logged (hash, place, proof)
  WHERE key_sets.hash = logged.hash
)
INSERT INTO snapshots (cc, counter, signature, body, proof)
SELECT cc, counter, decode(signature, 'base64'), decode(body, 'base64'), decode(proof, 'base64')
FROM unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::text[]) AS made (cc, counter, signature, body, proof)
ON CONFLICT (cc) DO UPDATE
  SET counter = excluded.counter, signature = excluded.signature, body = excluded.body, proof = excluded.proof
  WHERE snapshots.counter <= excluded.counter`;

/** The newest snapshot of every country. */
export function readSnapshots(store: Store): Promise<readonly StoredSnapshot[]> {
  return store.query<StoredSnapshot>('SELECT cc, counter, signature, body, proof FROM snapshots');
}
