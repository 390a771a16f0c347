/**
 * The database of counts and snapshots. The same SQL runs on embedded PGlite and on PostgreSQL, so callers
 * need not know which it is.
 */
export interface Store {
  /**
   * Runs one statement atomically. Parameters are `$1`, `$2`, ...; numbers of any size come back as numbers, bytes as
   * a `Uint8Array`. Rejects with the database's error.
   */
  query<Row extends object>(text: string, params?: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * Like `query`, for a statement that must not run twice. Rejects only if it did not run, or with `OutcomeUnknown` if
   * nobody can say.
   */
  runOnce(text: string, params: readonly unknown[]): Promise<void>;
  /** Several programs in one process share a store; further calls do nothing. */
  close(): Promise<void>;
}

/** The connection broke while a statement was committed, and the server cannot say whether it was. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** A store that can also run migrations. */
export interface Database extends Store {
  /** Runs several statements without parameters: all or none. */
  script(text: string): Promise<void>;
}
