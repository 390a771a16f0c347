import type { HistoryRecord } from '../../../history/export/history-record.ts';
import type { Day, LocalClock } from '../../../history/local-time.ts';
import type { RoundRecord } from '../../../model/round.ts';
import type { Merged } from '../store.ts';
import type { Database } from './database.ts';
import { placeOf, storeDay, storeHours } from './stored-days.ts';
import { storeObservations } from './stored-observations.ts';
import { rangeOfDay, rollUpDay } from './stored-roll-ups.ts';
import { storeRound } from './stored-round.ts';
import { dayWork } from './unfinished-work.ts';

/** Adds records that are new here. One transaction adds the rounds of a day, and stores the day as unfinished work. */
export async function addRecords(
  database: Database,
  records: readonly HistoryRecord[],
  clock: LocalClock,
): Promise<Merged> {
  const days = new Map<Day, RoundRecord[]>();
  let added = 0;
  for (const record of records) {
    if (record.kind === 'round') {
      const { day } = clock.timeAt(record.round.at);
      days.set(day, [...(days.get(day) ?? []), record]);
    } else if (await addOther(database, record, clock)) added++;
  }
  for (const [day, rounds] of days) added += await addRounds(database, day, rounds, clock);
  return { added, known: records.length - added };
}

async function addRounds(database: Database, day: Day, records: readonly RoundRecord[], clock: LocalClock) {
  const stored = await Promise.all(
    records.map(async ({ round, observations }) => ({
      at: round.at,
      profile: round.profile,
      round: await storeRound(round),
      observations: await storeObservations(round.at, observations),
    })),
  );
  const transaction = database.transaction(['rounds', 'observations', 'networks', 'days', 'chores'], 'readwrite');
  const rounds = transaction.objectStore('rounds');
  const known = new Set(await rounds.getAllKeys(rangeOfDay(day, clock)));
  const summedUp = await transaction.objectStore('days').count(IDBKeyRange.bound([day], [day, []]));
  // A day's roll-up whose rounds are no longer stored counts all of them, and nobody knows which they were.
  const fresh = known.size === 0 && summedUp > 0 ? [] : stored.filter(({ at }) => !known.has(at));
  for (const { round, observations } of fresh) {
    await rounds.put(round);
    await transaction.objectStore('observations').put(observations);
  }
  if (fresh.length > 0) await transaction.objectStore('chores').put(dayWork(day));
  const networks = transaction.objectStore('networks');
  for (const { profile } of fresh) {
    if (!(await networks.getKey(profile))) await networks.put({ id: profile });
  }
  await transaction.done;
  if (fresh.length > 0) await rollUpDay(database, day, clock);
  return fresh.length;
}

async function addOther(
  database: Database,
  record: Exclude<HistoryRecord, { kind: 'round' }>,
  clock: LocalClock,
): Promise<boolean> {
  const transaction = database.transaction(['networks', 'notes', 'feedback', 'days', 'hours', 'rounds'], 'readwrite');
  let isNew = false;
  switch (record.kind) {
    case 'network': {
      const { network } = record;
      const known = await transaction.objectStore('networks').get(network.id);
      isNew = known === undefined || (known.label === undefined && network.label !== undefined);
      if (isNew)
        await transaction
          .objectStore('networks')
          .put({ ...network, ...known, ...(network.label ? { label: network.label } : {}) });
      break;
    }
    case 'note': {
      const { note } = record;
      isNew = (await transaction.objectStore('notes').get(note.day)) === undefined;
      if (isNew) await transaction.objectStore('notes').put(note);
      break;
    }
    case 'feedback': {
      const { feedback } = record;
      isNew = (await transaction.objectStore('feedback').get([feedback.round, feedback.service])) === undefined;
      if (isNew) await transaction.objectStore('feedback').put(feedback);
      break;
    }
    case 'day': {
      const { day, profile } = record.day;
      const days = transaction.objectStore('days');
      const places = [profile, placeOf({ profile, imported: true })];
      const known = (await Promise.all(places.map((place) => days.getKey([day, place])))).find(Boolean);
      const rounds = await transaction.objectStore('rounds').count(rangeOfDay(day, clock));
      isNew = known === undefined && rounds === 0;
      if (!isNew) break;
      await days.put(storeDay(record.day));
      for (const hours of record.hours) await transaction.objectStore('hours').put(storeHours(hours));
      break;
    }
    default:
      record satisfies never;
  }
  await transaction.done;
  return isNew;
}
