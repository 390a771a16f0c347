import type { LocalClock } from '../../../history/local-time.ts';
import type { Round } from '../../../model/round.ts';
import type { HistoryWriter } from '../store.ts';
import { addRecords } from './add-records.ts';
import type { Database } from './database.ts';
import { beginToForget } from './forget.ts';
import { packObservations, unpackObservations } from './stored-observations.ts';
import { addRoundToDay, rollUpDay } from './stored-roll-ups.ts';
import { storeRound } from './stored-round.ts';
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
      while (!(await close(database, round, clock)));
    },
    async putNote(note) {
      if (note.text === '') await database.delete('notes', note.day);
      else await database.put('notes', note);
    },
    async putFeedback(feedback) {
      await database.put('feedback', feedback);
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

/** Says whether it could be closed: not where another waking wrote to the round while it was packed. */
async function close(database: Database, round: Round, clock: LocalClock): Promise<boolean> {
  // A round that two wakings close at once keeps what the first of them packed.
  const old = await database.get('observations', round.at);
  const journalled = await database.getAllFromIndex('journal', 'round', round.at);
  const seen = [...(await unpackObservations(old)), ...journalled.map(({ observation }) => observation)];
  const packed = await packObservations(round.at, seen);

  const names = ['rounds', 'observations', 'journal', 'networks', 'days', 'hours'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const rounds = transaction.objectStore('rounds');
  const journal = transaction.objectStore('journal');
  const [before, known, keys, oldKey] = await Promise.all([
    rounds.get(round.at),
    transaction.objectStore('networks').get(round.profile),
    journal.index('round').getAllKeys(round.at),
    transaction.objectStore('observations').getKey(round.at),
  ]);
  if (keys.length !== journalled.length || (oldKey === undefined) !== (old === undefined)) return false;
  const profile = known ?? { id: round.profile, firstSeenAt: round.at };
  await Promise.all([
    rounds.put(storeRound(round)),
    transaction.objectStore('observations').put(packed),
    ...keys.map((key) => journal.delete(key)),
    before && before.status !== 'running'
      ? rollUpDay(transaction, clock.timeAt(round.at).day, clock)
      : addRoundToDay(transaction, round, clock),
    transaction.objectStore('networks').put({ ...profile, lastSeenAt: round.at }),
    transaction.done,
  ]);
  return true;
}
