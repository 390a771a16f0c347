import type { Store } from './store.ts';

/** SQLSTATE insufficient_privilege: on somebody else's server, we do not control the log and its age. */
const notAllowed = '42501';

/**
 * Removes deleted counts, and earlier values of others, from the disk: DELETE and UPDATE only mark them. The counts are
 * rewritten into a new file, while writers wait; then the log that still has the old ones is ended and deleted.
 */
export async function forgetDeleted(store: Store): Promise<void> {
  await store.query('VACUUM FULL counts');
  for (const statement of ['SELECT pg_switch_wal()', 'CHECKPOINT']) {
    await store.query(statement).catch((error: Error & { readonly code?: string }) => {
      if (error.code !== notAllowed) throw error;
    });
  }
}
