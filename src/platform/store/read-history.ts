import { readSettings } from '../values/local-values.ts';
import { inTime } from './in-time.ts';
import { openDatabase } from './indexed/database.ts';
import { rollUpsOver } from './indexed/read-roll-ups.ts';
import { chartsOver } from './indexed/stored-charts.ts';
import { roundsOver } from './indexed/stored-rounds.ts';
import { verdictsOver } from './indexed/stored-verdicts.ts';
import { sessionCharts } from './session/session-charts.ts';
import { sessionReader } from './session/session-reader.ts';
import type { HistoryReader } from './store.ts';

/** The whole history as a page reads it. The page has to close it. Throws a `StoreError` when it cannot be opened. */
export async function readHistory(): Promise<HistoryReader> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) return { ...sessionReader(), ...sessionCharts() };
  const database = await inTime(openDatabase());
  return { ...roundsOver(database), ...verdictsOver(database), ...rollUpsOver(database), ...chartsOver(database) };
}
