import { openDatabase } from '../../src/platform/store/indexed/database.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { rollUpsOver } from '../../src/platform/store/indexed/read-roll-ups.ts';
import { chartsOver } from '../../src/platform/store/indexed/stored-charts.ts';
import { verdictsOver } from '../../src/platform/store/indexed/stored-verdicts.ts';
import { sessionCharts } from '../../src/platform/store/read-history.ts';
import { sessionRollUps } from '../../src/platform/store/session/session-reader.ts';
import { sessionStore } from '../../src/platform/store/session/session-store.ts';
import { sessionVerdicts } from '../../src/platform/store/session/session-verdicts.ts';
import type { HistoryReader, Store } from '../../src/platform/store/store.ts';

/** A history to write to and to read from: the background's part and the pages' part together. */
export type WholeHistory = Store & HistoryReader;

export async function onDisk(): Promise<WholeHistory> {
  const [store, database] = [await openStore(), await openDatabase()];
  return {
    ...store,
    ...verdictsOver(database),
    ...rollUpsOver(database),
    ...chartsOver(database),
    close() {
      store.close();
      database.close();
    },
  };
}

export async function inMemory(): Promise<WholeHistory> {
  return { ...sessionStore(), ...sessionVerdicts(), ...sessionRollUps(), ...sessionCharts() };
}
