import type { Round } from '../../model/round.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import type { Store } from '../../platform/store/store.ts';
import { type StoreError, storeErrorFrom } from '../../platform/store/store-error.ts';

/** Stores a finished round. If there is no room for its observations, the verdicts and the error are stored alone. */
export async function closeRound(ended: Round, store: Store): Promise<Round> {
  try {
    await store.closeRound(ended);
    return ended;
  } catch (error) {
    const told: Round = { ...ended, problem: problemOf(storeErrorFrom(error)) };
    await store.putRound(told);
    return told;
  } finally {
    announceChange();
  }
}

export function problemOf(error: StoreError): NonNullable<Round['problem']> {
  return error.code === 'full' ? 'storage-full' : 'storage-failed';
}
