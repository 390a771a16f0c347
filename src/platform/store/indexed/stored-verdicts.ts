import type { ServiceId } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { VerdictReader } from '../store.ts';
import type { Database } from './database.ts';
import { restoreRound } from './stored-round.ts';

/** How far back the pages look for the last verdict of a service that the newest rounds did not check. */
const lookBackRounds = 100;

export function verdictsOver(database: Database): VerdictReader {
  return {
    async lastVerdicts(services) {
      const wanted = new Set(services);
      const found = new Map<ServiceId, ServiceVerdict>();
      let cursor = await database.transaction('rounds').store.openCursor(undefined, 'prev');
      for (let seen = 0; cursor && seen < lookBackRounds && found.size < wanted.size; seen++) {
        if (cursor.value.status !== 'running') {
          for (const verdict of restoreRound(cursor.value).verdicts) {
            if (wanted.has(verdict.service) && !found.has(verdict.service)) found.set(verdict.service, verdict);
          }
        }
        cursor = await cursor.continue();
      }
      return found;
    },
    async feedback(since, until) {
      return database.getAll('feedback', IDBKeyRange.bound([since], [until], false, true));
    },
  };
}
