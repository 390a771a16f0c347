import type { Day, LocalClock } from '../../../history/local-time.ts';
import { counts } from '../../../history/own.ts';
import { usualSpeedMs } from '../../../measure/transfers/past-speeds.ts';
import type { Round } from '../../../model/round.ts';
import type { JudgeAgain } from '../store.ts';
import type { Database } from './database.ts';
import { observationsOf } from './stored-observations.ts';
import { rangeOfDay } from './stored-roll-ups.ts';
import { restoreRound, type StoredRound, storeRound } from './stored-round.ts';
import { dayWork } from './unfinished-work.ts';

/** Stores as unfinished work that the rounds have to be judged by this version's rules. */
export async function beginToJudge(database: Database): Promise<void> {
  await database.put('chores', { name: 'verdicts', since: 0, before: Number.MAX_SAFE_INTEGER });
}

/** Judges the newest day that is left, if there is no other unfinished work. */
export async function judgeOnce(database: Database, clock: LocalClock, judge: JudgeAgain): Promise<boolean> {
  const [first] = await database.getAll('chores', undefined, 1);
  if (first?.name !== 'verdicts') return first !== undefined;
  const left = IDBKeyRange.upperBound(first.before, true);
  const newest = await database.transaction('rounds').store.openKeyCursor(left, 'prev');
  if (!newest) {
    await database.delete('chores', first.name);
    return false;
  }
  const { day } = clock.timeAt(newest.key);
  while (!(await tryToJudge(database, day, clock, judge)));
  return true;
}

/** Returns false, and stores nothing, if rounds of the day changed while they were being judged. */
async function tryToJudge(database: Database, day: Day, clock: LocalClock, judge: JudgeAgain): Promise<boolean> {
  const range = rangeOfDay(day, clock);
  const before = await database.getAll(
    'rounds',
    IDBKeyRange.bound(range.lower - usualSpeedMs, range.lower, false, true),
  );
  const stored = await database.getAll('rounds', range);
  const earlier = (await Promise.all(before.filter(counts).map((round) => restoreRound(round))))
    .filter(hasEnded)
    .reverse();
  const anew: StoredRound[] = [];
  for (const one of stored) {
    const round = await restoreRound(one);
    if (!hasEnded(round)) continue;
    const judged = await judge({ round, observations: await observationsOf(database, round.at) }, earlier);
    if (judged !== round) anew.push(await storeRound(judged));
    if (counts(judged)) earlier.unshift(judged);
  }
  const transaction = database.transaction(['rounds', 'chores'], 'readwrite');
  const [rounds, chores] = [transaction.objectStore('rounds'), transaction.objectStore('chores')];
  if (!areAlike(stored, await rounds.getAll(range))) return false;
  // The person may have deleted everything meanwhile, including this work.
  if (await chores.getKey('verdicts')) await chores.put({ name: 'verdicts', since: 0, before: range.lower });
  for (const one of anew) await rounds.put(one);
  if (anew.length > 0) await chores.put(dayWork(day));
  await transaction.done;
  return true;
}

const hasEnded = ({ status }: Round) => status !== 'running';

function areAlike(some: readonly StoredRound[], others: readonly StoredRound[]): boolean {
  const text = (rounds: readonly StoredRound[]) =>
    JSON.stringify(rounds, (_key, value: unknown) => (value instanceof Uint8Array ? String(value) : value));
  return text(some) === text(others);
}
