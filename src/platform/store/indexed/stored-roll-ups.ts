import type { IDBPTransaction, StoreNames } from 'idb';
import { addDays, type Day, type LocalClock } from '../../../history/local-time.ts';
import { addToDay, addToHours, rollUp } from '../../../history/roll-up.ts';
import type { Round } from '../../../model/round.ts';
import type { Schema } from './database.ts';
import { restoreDay, restoreHours, storeDay, storeHours } from './stored-days.ts';
import { restoreRound } from './stored-round.ts';

/** Stores that a transaction has to have for the functions below. */
export type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/** Adds a round that has just ended, and that is later than all others of its day, to the roll-ups of that day. */
export async function addRoundToDay(transaction: Transaction, round: Round, clock: LocalClock): Promise<void> {
  const days = transaction.objectStore('days');
  const hours = transaction.objectStore('hours');
  const time = clock.timeAt(round.at);
  await Promise.all([
    days
      .get([time.day, round.profile])
      .then((before) => days.put(storeDay(addToDay(before && restoreDay(before), round, time)))),
    ...round.verdicts.map((verdict) =>
      hours
        .get([verdict.service, time.day, round.profile])
        .then((before) => hours.put(storeHours(addToHours(before && restoreHours(before), round, verdict, time)))),
    ),
  ]);
}

/** Makes the roll-ups of a day anew from the rounds that are stored of it. */
export async function rollUpDay(transaction: Transaction, day: Day, clock: LocalClock): Promise<void> {
  const days = transaction.objectStore('days');
  const hours = transaction.objectStore('hours');
  const rounds = await transaction.objectStore('rounds').getAll(rangeOfDay(day, clock));
  const old = await days.getAll(IDBKeyRange.bound([day], [day, []]));
  const made = rollUp(rounds.map(restoreRound), clock);
  await Promise.all([
    ...old.flatMap((one) => [
      days.delete([day, one.profile]),
      ...Object.keys(restoreDay(one).services).map((service) => hours.delete([service, day, one.profile])),
    ]),
    ...made.days.map((one) => days.put(storeDay(one))),
    ...made.hours.map((one) => hours.put(storeHours(one))),
  ]);
}

/** The keys of the rounds that started on this day. */
export function rangeOfDay(day: Day, clock: LocalClock): IDBKeyRange {
  return IDBKeyRange.bound(clock.startOf(day), clock.startOf(addDays(day, 1)), false, true);
}
