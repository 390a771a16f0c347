/**
 * Where counts and snapshots are kept. The same SQL runs on an embedded PGlite, on PostgreSQL and on Citus, so whoever
 * uses a store need not know which it is.
 */
export interface Store {
  /**
   * One statement, whole or not at all. Parameters are `$1`, `$2`, ...; numbers of any size come back as numbers, bytes as
   * a `Uint8Array`. Rejects with the database's error.
   */
  query<Row extends object>(text: string, params?: readonly unknown[]): Promise<readonly Row[]>;
  /** Several programs in one process share a store; only the first close counts. */
  close(): Promise<void>;
}

/** A store that also takes what migrations are made of. */
export interface Database extends Store {
  /** Several statements without parameters, all of them or none. */
  script(text: string): Promise<void>;
}
