import type { PlacedVerdict } from '../../../history/current-state.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { VerdictReader } from '../store.ts';
import type { Database } from './database.ts';
import { restoreRound } from './stored-round.ts';
import { newestFirst } from './stored-rounds.ts';

/** How many rounds back to look for the last verdict on a service that the newest rounds did not check. */
const lookBackRounds = 100;

export function verdictsOver(database: Database): VerdictReader {
  return {
    async lastVerdicts(services) {
      const wanted = new Set(services);
      const found = new Map<ServiceId, PlacedVerdict>();
      let seen = 0;
      for await (const stored of newestFirst(database)) {
        if (stored.status !== 'running') {
          const { verdicts, profile, extent } = await restoreRound(stored);
          for (const verdict of verdicts.filter(({ service }) => wanted.has(service) && !found.has(service))) {
            found.set(verdict.service, { ...verdict, profile, extent });
          }
        }
        if (found.size === wanted.size || ++seen === lookBackRounds) break;
      }
      return found;
    },
    async feedback(since, until) {
      return database.getAll('feedback', IDBKeyRange.bound([since], [until], false, true));
    },
  };
}
