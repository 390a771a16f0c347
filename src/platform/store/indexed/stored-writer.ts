import { type LeftOut, withLeftOut } from '../../../history/left-out.ts';
import type { LocalClock } from '../../../history/local-time.ts';
import type { Round } from '../../../model/round.ts';
import type { HistoryWriter } from '../store.ts';
import { addRecords } from './add-records.ts';
import type { Database } from './database.ts';
import { beginToForget } from './forget.ts';
import { beginToJudge, judgeOnce } from './judge-again.ts';
import { restoreObservations, storeObservations } from './stored-observations.ts';
import { addRoundToDay, rangeOfDay, rollUpDay } from './stored-roll-ups.ts';
import { storeRound } from './stored-round.ts';
import { tidyOnce } from './tidy.ts';
import { dayWork } from './unfinished-work.ts';

export function writerOver(database: Database, clock: LocalClock): HistoryWriter {
  return {
    async putRound(round) {
      const stored = await storeRound(round);
      const transaction = database.transaction(['rounds', 'chores'], 'readwrite');
      const { day } = clock.timeAt(round.at);
      await Promise.all([
        transaction.objectStore('rounds').put(stored),
        // A round that could not be closed is rolled up as soon as there is room again.
        round.status === 'running' ? undefined : transaction.objectStore('chores').put(dayWork(day)),
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
    async putNetwork({ id, label, metered }) {
      await database.put('networks', { id, ...(label ? { label } : {}), ...(metered ? { metered } : {}) });
    },
    leaveOut: (what) => leaveOut(database, what, clock),
    beginToForget: (what) => beginToForget(database, what, clock),
    tidyOnce: (keepSince) => tidyOnce(database, clock, keepSince),
    beginToJudge: () => beginToJudge(database),
    judgeOnce: (judge) => judgeOnce(database, clock, judge),
    addRecords: (records) => addRecords(database, records, clock),
  };
}

/** Returns false, and stores nothing, if another background wrote to the round while it was being deflated. */
async function close(database: Database, round: Round, clock: LocalClock): Promise<boolean> {
  // A round that two backgrounds close at once keeps the observations that the first one stored.
  const old = await database.get('observations', round.at);
  const journalled = await database.getAllFromIndex('journal', 'round', round.at);
  const seen = [...(await restoreObservations(old)), ...journalled.map(({ observation }) => observation)];
  const [stored, observations] = await Promise.all([storeRound(round), storeObservations(round.at, seen)]);
  const { day } = clock.timeAt(round.at);

  const names = ['rounds', 'observations', 'journal', 'networks', 'days', 'hours', 'chores'] as const;
  const transaction = database.transaction(names, 'readwrite');
  const rounds = transaction.objectStore('rounds');
  const journal = transaction.objectStore('journal');
  const [before, known, keys, oldKey, newestOfDay] = await Promise.all([
    rounds.get(round.at),
    transaction.objectStore('networks').get(round.profile),
    journal.index('round').getAllKeys(round.at),
    transaction.objectStore('observations').getKey(round.at),
    rounds.openKeyCursor(rangeOfDay(day, clock), 'prev'),
  ]);
  if (keys.length !== journalled.length || (oldKey === undefined) !== (old === undefined)) return false;
  const isInDay = before !== undefined && before.status !== 'running';
  // The clock may have been set back since.
  const isLast = newestOfDay === null || newestOfDay.key <= round.at;
  await Promise.all([
    rounds.put(stored),
    transaction.objectStore('observations').put(observations),
    ...keys.map((key) => journal.delete(key)),
    isInDay || !isLast ? transaction.objectStore('chores').put(dayWork(day)) : addRoundToDay(transaction, round, clock),
    known ? undefined : transaction.objectStore('networks').put({ id: round.profile }),
    transaction.done,
  ]);
  if (isInDay || !isLast) await rollUpDay(database, day, clock);
  return true;
}

/** Marks these rounds, and stores as unfinished work that their days have to be rolled up again. */
async function leaveOut(database: Database, what: LeftOut, clock: LocalClock): Promise<void> {
  const transaction = database.transaction(['rounds', 'chores'], 'readwrite');
  const rounds = transaction.objectStore('rounds');
  for (const at of what.checks) {
    const stored = await rounds.get(at);
    const marked = stored && withLeftOut(stored, what);
    if (!marked || marked === stored) continue;
    await rounds.put(marked);
    await transaction.objectStore('chores').put(dayWork(clock.timeAt(at).day));
  }
  await transaction.done;
}
