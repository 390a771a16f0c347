import { openDatabase } from '../../src/platform/database.ts';
import { openStore } from '../../src/platform/indexed-store.ts';
import { sessionCharts } from '../../src/platform/session-charts.ts';
import { sessionStore } from '../../src/platform/session-store.ts';
import { sessionVerdicts } from '../../src/platform/session-verdicts.ts';
import type { HistoryReader, Store } from '../../src/platform/store.ts';
import { chartsOver } from '../../src/platform/stored-charts.ts';
import { verdictsOver } from '../../src/platform/stored-verdicts.ts';

/** A history to write to and to read from: what the background and a page have each a part of. */
export type WholeHistory = Store & HistoryReader;

export async function onDisk(): Promise<WholeHistory> {
  const [store, database] = [await openStore(), await openDatabase()];
  return {
    ...store,
    ...verdictsOver(database),
    ...chartsOver(database),
    close() {
      store.close();
      database.close();
    },
  };
}

export async function inMemory(): Promise<WholeHistory> {
  return { ...sessionStore(), ...sessionVerdicts(), ...sessionCharts() };
}
