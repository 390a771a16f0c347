import type { Store } from './store.ts';

/** SQLSTATE insufficient_privilege: on a server of others, the log and its age are not ours to decide. */
const notAllowed = '42501';

/**
 * Makes deleted counts, and earlier values of others, leave the disk: DELETE and UPDATE only mark them. The counts are
 * written anew into a file that has nothing else in it, while writers wait; then the log that still has the old ones ends
 * and goes.
 */
export async function forgetDeleted(store: Store): Promise<void> {
  await store.query('VACUUM FULL counts');
  for (const statement of ['SELECT pg_switch_wal()', 'CHECKPOINT']) {
    await store.query(statement).catch((error: Error & { readonly code?: string }) => {
      if (error.code !== notAllowed) throw error;
    });
  }
}
