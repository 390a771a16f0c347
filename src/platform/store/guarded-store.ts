import { inTime } from './in-time.ts';
import type { Store } from './store.ts';
import { StoreError, storeErrorFrom } from './store-error.ts';

/** Calls that read or write as much as there is, and how long each may take (ms). */
const ofAnySize = 300_000;
const limits: Partial<Record<keyof Store, number>> = {
  beginToForget: ofAnySize,
  tidyOnce: ofAnySize,
  judgeOnce: ofAnySize,
  addRecords: ofAnySize,
  leaveOut: ofAnySize,
};

type Call = (...args: readonly never[]) => Promise<unknown>;

/**
 * The same store, of which each call ends in time, and with a `StoreError` where the browser is the cause.
 * @param failed called then: the store has to be opened anew, unless there was only no room
 */
export function guardedStore({ close, ...calls }: Store, failed: () => void): Store {
  const guard =
    (call: Call, ms?: number): Call =>
    async (...args) => {
      try {
        return await inTime(call(...args), ms);
      } catch (error) {
        if (!(error instanceof DOMException || error instanceof StoreError)) throw error;
        const told = storeErrorFrom(error);
        if (told.code !== 'full') failed();
        throw told;
      }
    };
  const guarded = Object.entries(calls).map(([name, call]) => [name, guard(call, limits[name as keyof Store])]);
  return { ...(Object.fromEntries(guarded) as typeof calls), close };
}
