import type { Round } from '../../model/round.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import type { Store } from '../../platform/store/store.ts';
import { type StoreError, storeErrorFrom } from '../../platform/store/store-error.ts';
import { forgetUnstoredEnd, keepUnstoredEnd, readUnstoredEnd } from '../../platform/values/unstored-end.ts';
import { countData } from './data-use.ts';

/**
 * Stores the end of a round. If there is no room for its observations, its verdicts and the error are stored alone; if
 * the history takes nothing, they are kept in memory.
 * @param openedStore opens the history anew where the browser has closed it
 */
export async function closeRound(ended: Round, openedStore: () => Promise<Store>): Promise<Round> {
  try {
    await (await openedStore()).closeRound(ended);
    return ended;
  } catch (error) {
    const told: Round = { ...ended, problem: problemOf(storeErrorFrom(error)) };
    await openedStore()
      .then((store) => store.putRound(told))
      .catch(() => keepUnstoredEnd(told));
    return told;
  } finally {
    announceChange();
  }
}

export function problemOf(error: StoreError): NonNullable<Round['problem']> {
  return error.code === 'full' ? 'storage-full' : 'storage-failed';
}

/** The round as it is where nothing can be said of its services. */
export function interrupted({ stages: _over, ...round }: Round): Round {
  return { ...round, status: 'interrupted', endedAt: Date.now(), verdicts: [] };
}

/** Stores the end of a round that the history did not take, if there is one and it takes it now. */
export async function storeUnstoredEnd(store: Store): Promise<void> {
  const end = await readUnstoredEnd();
  if (!end) return;
  await store.closeRound(end);
  await forgetUnstoredEnd();
}

/** Closes a round whose background was killed: its observations stay, its bytes count, and it gets no verdicts. */
export async function closeUnjudged(round: Round, store: Store): Promise<void> {
  await countData(round, await store.observationsOf(round.at));
  await store.closeRound(interrupted(round));
}
