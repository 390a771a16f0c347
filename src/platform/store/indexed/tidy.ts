import type { LocalClock } from '../../../history/local-time.ts';
import type { Database } from './database.ts';
import { forgetInDay } from './forget.ts';
import { deleteObservations } from './stored-observations.ts';
import { rollUpDay, type Transaction } from './stored-roll-ups.ts';

/** How many rounds are deleted at once: that takes tens of milliseconds, and pages can read in between. */
const sliceRounds = 100;

/**
 * Does one slice of work, and returns true while there may be more. Unfinished work comes first, since missing roll-ups
 * need their rounds; then rounds that are too old are deleted.
 * @param keepSince epoch ms; earlier rounds are deleted
 */
export async function tidyOnce(database: Database, clock: LocalClock, keepSince: number): Promise<boolean> {
  return (await doUnfinished(database, clock)) || (await dropRounds(database, keepSince));
}

async function doUnfinished(database: Database, clock: LocalClock): Promise<boolean> {
  const [unfinished] = await database.getAll('chores', undefined, 1);
  if (!unfinished || unfinished.name === 'verdicts') return false;
  if ('day' in unfinished) {
    await rollUpDay(database, unfinished.day, clock);
    return true;
  }
  const { since, before } = unfinished;
  const left = since < before ? IDBKeyRange.bound(since, before, false, true) : undefined;
  const newest = left && (await database.transaction('rounds').store.openKeyCursor(left, 'prev'));
  if (!newest) {
    await database.delete('chores', unfinished.name);
    return true;
  }
  const { day } = clock.timeAt(newest.key);
  const goOn = async (transaction: Transaction) => {
    const chores = transaction.objectStore('chores');
    // The person may have deleted everything meanwhile, including this work.
    if (await chores.getKey(unfinished.name)) await chores.put({ ...unfinished, before: clock.startOf(day) });
  };
  await forgetInDay(database, unfinished.what, day, unfinished.before, clock, goOn);
  return true;
}

async function dropRounds(database: Database, before: number): Promise<boolean> {
  const transaction = database.transaction(['rounds', 'observations', 'journal', 'feedback'], 'readwrite');
  const rounds = transaction.objectStore('rounds');
  const old = await rounds.getAllKeys(IDBKeyRange.upperBound(before, true), sliceRounds);
  const [first, last] = [old[0], old.at(-1)];
  if (first === undefined || last === undefined) return false;
  const slice = IDBKeyRange.bound(first, last);
  await Promise.all([
    rounds.delete(slice),
    deleteObservations(transaction, slice),
    transaction.objectStore('feedback').delete(IDBKeyRange.bound([first], [last, []])),
    transaction.done,
  ]);
  return true;
}
