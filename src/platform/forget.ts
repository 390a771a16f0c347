import { type Forgotten, isForgotten, wholeDaysIn, withoutForgotten } from '../core/history/forgotten.ts';
import { addDays, type Day, type LocalClock } from '../core/history/local-time.ts';
import type { Database } from './database.ts';
import { rangeOfDay, rollUpDay, type Transaction } from './stored-roll-ups.ts';
import { restoreObservations, restoreRound, storeObservations, storeRound } from './stored-round.ts';

/**
 * Deletes what charts show of it at once, and notes down that the rounds have to follow. A running round is not touched:
 * it has to be stopped before.
 */
export async function beginToForget(database: Database, what: Forgotten, clock: LocalClock): Promise<void> {
  const transaction = database.transaction(['days', 'hours', 'notes', 'networks', 'chores'], 'readwrite');
  const days = transaction.objectStore('days');
  const hours = transaction.objectStore('hours');
  const forgetWholly = async (range: IDBKeyRange | undefined, isMeant: (profile: string) => boolean) => {
    for await (const cursor of days.iterate(range)) {
      const { day, profile, services } = cursor.value;
      if (!isMeant(profile)) continue;
      await Promise.all([
        cursor.delete(),
        ...Object.keys(services).map((service) => hours.delete([service, day, profile])),
      ]);
    }
  };
  let [since, before] = [0, Number.MAX_SAFE_INTEGER];
  if ('since' in what) {
    // Of a day that is only touched, what is left is rolled up anew from its rounds.
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
      const { [what.service]: gone, ...services } = cursor.value.services;
      if (gone) await cursor.update({ ...cursor.value, services });
    }
  }
  await transaction.objectStore('chores').put({ name: `forget ${JSON.stringify(what)}`, what, since, before });
  await transaction.done;
}

/** Deletes it from the rounds of one day. */
export async function forgetInDay(
  transaction: Transaction,
  what: Forgotten,
  day: Day,
  clock: LocalClock,
): Promise<void> {
  const rounds = transaction.objectStore('rounds');
  const observations = transaction.objectStore('observations');
  for (const stored of await rounds.getAll(rangeOfDay(day, clock))) {
    const round = restoreRound(stored);
    const left = withoutForgotten(round, what);
    if (left === round) continue;
    if (left) {
      const seen = restoreObservations(await observations.get(round.at));
      const kept = seen.filter((observation) => !isForgotten(observation, what));
      await Promise.all([rounds.put(storeRound(left)), observations.put(storeObservations(round.at, kept))]);
    } else await Promise.all([rounds.delete(round.at), observations.delete(round.at)]);
  }
  if ('since' in what) await rollUpDay(transaction, day, clock);
}
