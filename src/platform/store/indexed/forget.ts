import { isForgottenFeedback } from '../../../history/feedback.ts';
import { type Forgotten, isForgotten, wholeDaysIn, withoutForgotten } from '../../../history/forgotten.ts';
import { addDays, type Day, type LocalClock } from '../../../history/local-time.ts';
import type { Database } from './database.ts';
import { restoreDay, storeDay } from './stored-days.ts';
import { deleteObservations, observationsOf, storeObservations } from './stored-observations.ts';
import { rangeOfDay, type Transaction } from './stored-roll-ups.ts';
import { restoreRound, storeRound } from './stored-round.ts';
import { dayWork } from './unfinished-work.ts';

/**
 * Deletes it from the charts at once, and stores as unfinished work that it has to be deleted from the rounds. The
 * caller has stopped the running round before.
 */
export async function beginToForget(database: Database, what: Forgotten, clock: LocalClock): Promise<void> {
  const names = ['days', 'hours', 'notes', 'networks', 'feedback', 'chores', 'rounds'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const days = transaction.objectStore('days');
  const hours = transaction.objectStore('hours');
  const forgetWholly = async (range: IDBKeyRange | undefined, isMeant: (profile: string) => boolean) => {
    for await (const cursor of days.iterate(range)) {
      const { day, profile, services } = restoreDay(cursor.value);
      if (!isMeant(profile)) continue;
      await Promise.all([
        cursor.delete(),
        ...Object.keys(services).map((service) => hours.delete([service, day, cursor.value.profile])),
      ]);
    }
  };
  const newest = await transaction.objectStore('rounds').openKeyCursor(undefined, 'prev');
  // Rounds that start from now on are kept.
  let [since, before] = [0, (newest?.key ?? 0) + 1];
  if ('since' in what) {
    // A day that is only partly in the range is rolled up again from its remaining rounds.
    const [first, last] = [clock.timeAt(what.since).day, clock.timeAt(what.until - 1).day];
    since = clock.startOf(first);
    before = clock.startOf(addDays(last, 1));
    await forgetWholly(IDBKeyRange.bound([first], [last, []]), () => true);
    const whole = wholeDaysIn(what, clock);
    if (whole.first <= whole.last) {
      await transaction.objectStore('notes').delete(IDBKeyRange.bound(whole.first, whole.last));
    }
  } else if ('profile' in what) {
    await transaction.objectStore('networks').delete(what.profile);
    await forgetWholly(undefined, (profile) => profile === what.profile);
  } else {
    await hours.delete(IDBKeyRange.bound([what.service], [what.service, []]));
    for await (const cursor of days) {
      const day = restoreDay(cursor.value);
      const { [what.service]: gone, ...services } = day.services;
      if (gone) await cursor.update(storeDay({ ...day, services }));
    }
  }
  for await (const cursor of transaction.objectStore('feedback')) {
    if (isForgottenFeedback(cursor.value, what)) await cursor.delete();
  }
  await transaction.objectStore('chores').put({ name: `forget ${JSON.stringify(what)}`, what, since, before });
  await transaction.done;
}

/**
 * Deletes it from the rounds of one day.
 * @param before epoch ms; later rounds are kept
 * @param done more work for the same transaction
 */
export async function forgetInDay(
  database: Database,
  what: Forgotten,
  day: Day,
  before: number,
  clock: LocalClock,
  done: (transaction: Transaction) => Promise<unknown>,
): Promise<void> {
  const { lower, upper } = rangeOfDay(day, clock);
  const range = IDBKeyRange.bound(lower, Math.min(upper, before), false, true);
  const stored = await database.getAll('rounds', range);
  const touched = (await Promise.all(stored.map((round) => restoreRound(round)))).flatMap((round) => {
    const left = withoutForgotten(round, what);
    return left === round ? [] : [{ at: round.at, left }];
  });
  const parts = await Promise.all(
    touched.map(async ({ at, left }) => {
      if (!left) return { at };
      const seen = (await observationsOf(database, at)).filter((one) => !isForgotten(one, what));
      return { at, left: await storeRound(left), seen: await storeObservations(at, seen) };
    }),
  );
  const names = ['rounds', 'observations', 'journal', 'chores'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const [rounds, observations] = [transaction.objectStore('rounds'), transaction.objectStore('observations')];
  for (const { at, left, seen } of parts) {
    await deleteObservations(transaction, at);
    if (left) await Promise.all([rounds.put(left), observations.put(seen)]);
    else await rounds.delete(at);
  }
  if ('since' in what) await transaction.objectStore('chores').put(dayWork(day));
  await done(transaction);
  await transaction.done;
}
