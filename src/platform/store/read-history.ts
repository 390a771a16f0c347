import type { Note } from '../../history/note.ts';
import { rollUp } from '../../history/roll-up.ts';
import { isShown } from '../../history/round-filter.ts';
import { systemClock } from '../browser/clock.ts';
import { readSettings } from '../values/local-values.ts';
import { inTime } from './in-time.ts';
import { openDatabase } from './indexed/database.ts';
import { rollUpsOver } from './indexed/read-roll-ups.ts';
import { chartsOver } from './indexed/stored-charts.ts';
import { roundsOver } from './indexed/stored-rounds.ts';
import { verdictsOver } from './indexed/stored-verdicts.ts';
import { sessionReader } from './session/session-reader.ts';
import { notesKey, readEnded, readList, readRounds, readSeen } from './session/session-rounds.ts';
import type { ChartReader, HistoryReader } from './store.ts';

/** The whole history as a page reads it. The page has to close it. Throws a `StoreError` when it cannot be opened. */
export async function readHistory(): Promise<HistoryReader> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) return { ...sessionReader(), ...sessionCharts() };
  const database = await inTime(openDatabase());
  return { ...roundsOver(database), ...verdictsOver(database), ...rollUpsOver(database), ...chartsOver(database) };
}

export function sessionCharts(): ChartReader {
  return {
    async roundsPage(filter, before, limit) {
      const shown = (await readEnded()).reverse().filter((round) => round.at < before && isShown(round, filter));
      const rounds = shown.slice(0, limit);
      const last = rounds.at(-1);
      return { rounds, ...(last && shown.length > limit ? { next: last.at } : {}) };
    },
    async *records(since, until) {
      const rounds = (await readEnded()).filter(({ at }) => at >= since && at < until);
      for (const round of rounds) yield { round, observations: await readSeen(round.at) };
    },
    async roundTimes() {
      return (await readRounds()).map(({ at }) => at);
    },
    async span() {
      const { days } = rollUp(await readEnded(), systemClock());
      const [first, last] = [days[0], days.at(-1)];
      return first && last ? { first: first.day, last: last.day } : undefined;
    },
    async notes(first, last) {
      const notes = (await readList<Note>(notesKey)).filter(({ day }) => day >= first && day <= last);
      return notes.sort((a, b) => (a.day < b.day ? -1 : 1));
    },
  };
}
