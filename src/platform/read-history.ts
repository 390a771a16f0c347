import { openDatabase } from './database.ts';
import { readSettings } from './local-values.ts';
import { sessionCharts } from './session-charts.ts';
import { sessionRounds } from './session-rounds.ts';
import { sessionVerdicts } from './session-verdicts.ts';
import type { HistoryReader } from './store.ts';
import { chartsOver } from './stored-charts.ts';
import { roundsOver } from './stored-rounds.ts';
import { verdictsOver } from './stored-verdicts.ts';

/** The whole history as a page reads it. The page closes it when it is done. Throws a `StoreError` where it cannot. */
export async function readHistory(): Promise<HistoryReader> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) return { ...sessionRounds(), ...sessionVerdicts(), ...sessionCharts() };
  const database = await openDatabase();
  return { ...roundsOver(database), ...verdictsOver(database), ...chartsOver(database) };
}
