import { type LeftOut, withLeftOut } from '../../../history/left-out.ts';
import type { LocalClock } from '../../../history/local-time.ts';
import type { Database } from './database.ts';
import { dayWork } from './unfinished-work.ts';

/** Marks these rounds, and stores as unfinished work that their days are to be rolled up anew. */
export async function leaveOut(database: Database, what: LeftOut, clock: LocalClock): Promise<void> {
  const transaction = database.transaction(['rounds', 'chores'], 'readwrite');
  const rounds = transaction.objectStore('rounds');
  for (const at of what.checks) {
    const stored = await rounds.get(at);
    const marked = stored && withLeftOut(stored, what);
    if (!marked || marked === stored) continue;
    await rounds.put(marked);
    await transaction.objectStore('chores').put(dayWork(clock.timeAt(at).day));
  }
  await transaction.done;
}
