import { type LeftOut, withLeftOut } from '../../../history/left-out.ts';
import type { LocalClock } from '../../../history/local-time.ts';
import type { Database } from './database.ts';
import { dayWork } from './unfinished-work.ts';

/** Marks the rounds of a period, and stores as unfinished work that their days are to be rolled up anew. */
export async function leaveOut(database: Database, period: LeftOut, clock: LocalClock): Promise<void> {
  const transaction = database.transaction(['rounds', 'chores'], 'readwrite');
  const rounds = transaction.objectStore('rounds');
  for (const stored of await rounds.getAll(IDBKeyRange.bound(period.since, period.until, false, true))) {
    const marked = withLeftOut(stored, period);
    if (marked === stored) continue;
    await rounds.put(marked);
    await transaction.objectStore('chores').put(dayWork(clock.timeAt(stored.at).day));
  }
  await transaction.done;
}
