import { type SeenToWork, workingKeys } from '../../measure/endpoints/seen-to-work.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { readTrace, writeTrace } from '../../platform/values/traces.ts';

/**
 * Most keys to remember.
 * @source our choice: twice as many as the catalogue and the services that a person may add have
 */
const maxRemembered = 250;

/** What worked in this browser before, on whichever network. It is forgotten with the history. */
export async function readSeenToWork(): Promise<SeenToWork> {
  const stored = await readTrace('seen-to-work');
  return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []);
}

/** Adds what worked in a round that has ended. */
export async function rememberWork(services: readonly Service[], seen: readonly Observation[]): Promise<void> {
  const before = await readSeenToWork();
  const now = services.flatMap((service) => workingKeys(service, seen)).filter((key) => !before.has(key));
  if (now.length > 0) await writeTrace('seen-to-work', [...before, ...now].slice(-maxRemembered));
}
