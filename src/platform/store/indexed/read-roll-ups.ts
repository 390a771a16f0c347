import { upToNow } from '../../../history/dated-ahead.ts';
import { systemClock } from '../../browser/clock.ts';
import type { RollUpReader } from '../store.ts';
import type { Database } from './database.ts';
import { restoreDay, restoreHours } from './stored-days.ts';

export function rollUpsOver(database: Database): RollUpReader {
  return {
    async days(first, last) {
      const stored = await database.getAll('days', IDBKeyRange.bound([first], [last, []]));
      return upToNow(stored.map(restoreDay), Date.now(), systemClock());
    },
    async hours(service, first, last) {
      const range = IDBKeyRange.bound([service, first], [service, last, []]);
      return (await database.getAll('hours', range)).map(restoreHours);
    },
  };
}
