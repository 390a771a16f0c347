import type { RollUpReader } from '../store.ts';
import type { Database } from './database.ts';
import { restoreDay, restoreHours } from './stored-days.ts';

export function rollUpsOver(database: Database): RollUpReader {
  return {
    async days(first, last) {
      return (await database.getAll('days', IDBKeyRange.bound([first], [last, []]))).map(restoreDay);
    },
    async hours(service, first, last) {
      const range = IDBKeyRange.bound([service, first], [service, last, []]);
      return (await database.getAll('hours', range)).map(restoreHours);
    },
  };
}
