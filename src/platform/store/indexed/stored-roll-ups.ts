import type { IDBPTransaction, StoreNames } from 'idb';
import { addDays, type Day, type LocalClock } from '../../../history/local-time.ts';
import { addToDay, addToHours, countedVerdicts, rollUp } from '../../../history/roll-up.ts';
import type { Round } from '../../../model/round.ts';
import type { Database, Schema } from './database.ts';
import { placeOf, restoreDay, restoreHours, storeDay, storeHours } from './stored-days.ts';
import { restoreRound, type StoredRound } from './stored-round.ts';
import { dayWork } from './unfinished-work.ts';

/** A transaction over the stores that a function below uses. */
export type Transaction = Omit<IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>, 'store'>;

/** Adds a round that has just ended to the roll-ups of its day. No round of that day is later. */
export async function addRoundToDay(transaction: Transaction, round: Round, clock: LocalClock): Promise<void> {
  const days = transaction.objectStore('days');
  const hours = transaction.objectStore('hours');
  const time = clock.timeAt(round.at);
  await Promise.all([
    days
      .get([time.day, placeOf(round)])
      .then((before) => days.put(storeDay(addToDay(before && restoreDay(before), round, time)))),
    ...countedVerdicts(round).map((verdict) =>
      hours
        .get([verdict.service, time.day, placeOf(round)])
        .then((before) => hours.put(storeHours(addToHours(before && restoreHours(before), round, verdict, time)))),
    ),
  ]);
}

/**
 * Makes the roll-ups of a day anew from the stored rounds of that day. The transaction that changed these rounds has
 * stored the day as unfinished work, which is done now.
 */
export async function rollUpDay(database: Database, day: Day, clock: LocalClock): Promise<void> {
  while (!(await tryToRollUp(database, day, clock)));
}

/** Returns false, and stores nothing, if rounds were added, deleted or left out while the others were being inflated. */
async function tryToRollUp(database: Database, day: Day, clock: LocalClock): Promise<boolean> {
  const range = rangeOfDay(day, clock);
  const stored = await database.getAll('rounds', range);
  const made = rollUp(await Promise.all(stored.map((round) => restoreRound(round))), clock);

  const transaction = database.transaction(['rounds', 'days', 'hours', 'chores'], 'readwrite');
  const [days, hours] = [transaction.objectStore('days'), transaction.objectStore('hours')];
  if (!sameRounds(stored, await transaction.objectStore('rounds').getAll(range))) return false;
  const old = await days.getAll(IDBKeyRange.bound([day], [day, []]));
  await Promise.all([
    transaction.objectStore('chores').delete(dayWork(day).name),
    ...old.flatMap((one) => [
      days.delete([day, one.profile]),
      ...Object.keys(restoreDay(one).services).map((service) => hours.delete([service, day, one.profile])),
    ]),
    ...made.days.map((one) => days.put(storeDay(one))),
    ...made.hours.map((one) => hours.put(storeHours(one))),
    transaction.done,
  ]);
  return true;
}

function sameRounds(some: readonly StoredRound[], others: readonly StoredRound[]): boolean {
  const named = (rounds: readonly StoredRound[]) =>
    rounds.map(({ at, status, leftOut }) => `${at} ${status} ${leftOut}`).join();
  return named(some) === named(others);
}

/** The keys of the rounds that started on this day. */
export function rangeOfDay(day: Day, clock: LocalClock): IDBKeyRange {
  return IDBKeyRange.bound(clock.startOf(day), clock.startOf(addDays(day, 1)), false, true);
}
