import type { Day, LocalClock } from '../../../history/local-time.ts';
import type { Database } from './database.ts';
import { forgetInDay } from './forget.ts';
import { deleteObservations } from './stored-observations.ts';
import { rollUpDay, type Transaction } from './stored-roll-ups.ts';

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
  const [chore] = await database.getAll('chores', undefined, 1);
  if (!chore) return false;
  if ('day' in chore) {
    await rollUpAlone(database, chore.day, clock, (transaction) =>
      transaction.objectStore('chores').delete(chore.name),
    );
    return true;
  }
  const { since, before } = chore;
  const left = since < before ? IDBKeyRange.bound(since, before, false, true) : undefined;
  const newest = left && (await database.transaction('rounds').store.openKeyCursor(left, 'prev'));
  if (!newest) {
    await database.delete('chores', chore.name);
    return true;
  }
  const { day } = clock.timeAt(newest.key);
  const goOn = async (transaction: Transaction) => {
    const chores = transaction.objectStore('chores');
    // Everything may have been deleted meanwhile, and this chore with it.
    if (await chores.getKey(chore.name)) await chores.put({ ...chore, before: clock.startOf(day) });
  };
  if ('what' in chore) {
    await forgetInDay(database, chore.what, day, chore.before, clock, goOn);
  } else await rollUpAlone(database, day, clock, goOn);
  return true;
}

async function rollUpAlone(
  database: Database,
  day: Day,
  clock: LocalClock,
  done: (transaction: Transaction) => Promise<unknown>,
): Promise<void> {
  const transaction = database.transaction(['chores', 'rounds', 'days', 'hours'], 'readwrite');
  await rollUpDay(transaction, day, clock);
  await done(transaction);
  await transaction.done;
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
