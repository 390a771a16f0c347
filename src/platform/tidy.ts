import type { LocalClock } from '../core/history/local-time.ts';
import type { Database } from './database.ts';
import { forgetInDay } from './forget.ts';
import { rollUpDay } from './stored-roll-ups.ts';

/** So many rounds are deleted at once: that takes tens of milliseconds, and pages read in between. */
const sliceRounds = 100;

/**
 * Does one slice of what there is to do, and says whether there may be more: chores first, since a roll-up that is still
 * to be made needs its rounds; then rounds that are too old are deleted.
 * @param keepSince epoch ms; rounds before are not kept
 */
export async function tidyOnce(database: Database, clock: LocalClock, keepSince: number): Promise<boolean> {
  return (await doChore(database, clock)) || (await dropRounds(database, keepSince));
}

async function doChore(database: Database, clock: LocalClock): Promise<boolean> {
  const names = ['chores', 'rounds', 'observations', 'days', 'hours'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const chores = transaction.objectStore('chores');
  const [chore] = await chores.getAll(undefined, 1);
  if (!chore) return false;
  if ('day' in chore) {
    await rollUpDay(transaction, chore.day, clock);
    await chores.delete(chore.name);
  } else {
    const { since, before } = chore;
    const left = since < before ? IDBKeyRange.bound(since, before, false, true) : undefined;
    const newest = left && (await transaction.objectStore('rounds').openKeyCursor(left, 'prev'));
    if (newest) {
      const { day } = clock.timeAt(newest.key);
      if ('what' in chore) await forgetInDay(transaction, chore.what, day, clock);
      else await rollUpDay(transaction, day, clock);
      await chores.put({ ...chore, before: clock.startOf(day) });
    } else await chores.delete(chore.name);
  }
  await transaction.done;
  return true;
}

async function dropRounds(database: Database, before: number): Promise<boolean> {
  const transaction = database.transaction(['rounds', 'observations'], 'readwrite');
  const rounds = transaction.objectStore('rounds');
  const old = await rounds.getAllKeys(IDBKeyRange.upperBound(before, true), sliceRounds);
  const [first, last] = [old[0], old.at(-1)];
  if (first === undefined || last === undefined) return false;
  const slice = IDBKeyRange.bound(first, last);
  await Promise.all([rounds.delete(slice), transaction.objectStore('observations').delete(slice), transaction.done]);
  return true;
}
