import type { Store } from './store.ts';

/** A gateway's message keys for a UTC day. */
export interface KeySet {
  /** Days since 1970. */
  readonly day: number;
  /** The hash of `application/ohttp-keys`, base64. */
  readonly hash: string;
}

/** Keys in the log, with what the publisher says of them. */
export interface LoggedKeySet extends KeySet {
  /** Which set of their day they are. */
  readonly place: number;
  readonly proof: Uint8Array;
}

/** Asks the publisher to log these keys. */
export async function offerKeySets(store: Store, sets: readonly KeySet[]): Promise<void> {
  await store.query(
    'INSERT INTO key_sets (day, hash) SELECT * FROM unnest($1::int[], $2::text[]) ON CONFLICT (hash) DO NOTHING',
    [sets.map(({ day }) => day), sets.map(({ hash }) => hash)],
  );
}

/** The offered keys of a day and of the next one; `isLogged` says whether they have a proof. */
export function readKeySets(store: Store, day: number): Promise<readonly (KeySet & { readonly isLogged: boolean })[]> {
  return store.query(
    'SELECT day, hash, proof IS NOT NULL AS "isLogged" FROM key_sets WHERE day IN ($1::int, $1::int + 1) ORDER BY day, hash',
    [day],
  );
}

/** Those of the given keys that are in the log. */
export function readLoggedKeySets(store: Store, hashes: readonly string[]): Promise<readonly LoggedKeySet[]> {
  return store.query(
    'SELECT day, hash, place, proof FROM key_sets WHERE hash = ANY ($1::text[]) AND proof IS NOT NULL',
    [hashes],
  );
}

export async function deleteKeySetsBefore(store: Store, day: number): Promise<void> {
  await store.query('DELETE FROM key_sets WHERE day < $1', [day]);
}
