import type { LocalClock } from '../core/history/local-time.ts';
import type { Observation } from '../core/observation.ts';
import { addRecords } from './add-records.ts';
import type { Database } from './database.ts';
import { beginToForget } from './forget.ts';
import type { HistoryWriter } from './store.ts';
import { addRoundToDay, rollUpDay } from './stored-roll-ups.ts';
import { restoreObservations, storeObservations, storeRound } from './stored-round.ts';
import { tidyOnce } from './tidy.ts';

export function writerOver(database: Database, clock: LocalClock): HistoryWriter {
  return {
    async putRound(round) {
      const transaction = database.transaction(['rounds', 'chores'], 'readwrite');
      const { day } = clock.timeAt(round.at);
      await Promise.all([
        transaction.objectStore('rounds').put(storeRound(round)),
        // One that could not be closed is rolled up as soon as there is room again.
        round.status === 'running' ? undefined : transaction.objectStore('chores').put({ name: `day ${day}`, day }),
        transaction.done,
      ]);
    },
    async addObservation(roundAt, observation) {
      await database.add('journal', { round: roundAt, observation });
    },
    async closeRound(round) {
      const names = ['rounds', 'observations', 'journal', 'networks', 'days', 'hours'] as const;
      const transaction = database.transaction(names, 'readwrite');
      const journal = transaction.objectStore('journal');
      // A round that two wakings close at once keeps what the first of them packed.
      const packed = await transaction.objectStore('observations').get(round.at);
      const observations: Observation[] = [...restoreObservations(packed)];
      for await (const cursor of journal.index('round').iterate(round.at)) {
        observations.push(cursor.value.observation);
        await cursor.delete();
      }
      const before = await transaction.objectStore('rounds').get(round.at);
      const known = await transaction.objectStore('networks').get(round.profile);
      const profile = known ?? { id: round.profile, firstSeenAt: round.at };
      await Promise.all([
        transaction.objectStore('rounds').put(storeRound(round)),
        before && before.status !== 'running'
          ? rollUpDay(transaction, clock.timeAt(round.at).day, clock)
          : addRoundToDay(transaction, round, clock),
        transaction.objectStore('observations').put(storeObservations(round.at, observations)),
        transaction.objectStore('networks').put({ ...profile, lastSeenAt: round.at }),
        transaction.done,
      ]);
    },
    async putNote(note) {
      if (note.text === '') await database.delete('notes', note.day);
      else await database.put('notes', note);
    },
    async putNetwork({ id, label, metered }, at) {
      const transaction = database.transaction('networks', 'readwrite');
      const { firstSeenAt = at, lastSeenAt = at } = (await transaction.store.get(id)) ?? {};
      const said = { ...(label ? { label } : {}), ...(metered ? { metered } : {}) };
      await Promise.all([transaction.store.put({ id, ...said, firstSeenAt, lastSeenAt }), transaction.done]);
    },
    beginToForget: (what) => beginToForget(database, what, clock),
    tidyOnce: (keepSince) => tidyOnce(database, clock, keepSince),
    addRecords: (records) => addRecords(database, records, clock),
    async deleteEverything() {
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readwrite');
      await Promise.all(names.map((name) => transaction.objectStore(name).clear()));
      await transaction.done;
    },
  };
}
