import { type SeenToWork, workingKeys } from '../../measure/endpoints/seen-to-work.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { openTrace } from '../../platform/values/traces.ts';

/**
 * How many keys are remembered at most.
 * @source our choice: twice as many as the catalogue and the services that a person may add have
 */
const maxRemembered = 250;

/** The endpoints that were seen to work in this browser, on any network. Forgotten with the history. */
export async function readSeenToWork(): Promise<SeenToWork> {
  return keysIn((await openTrace('seen-to-work')).value);
}

function keysIn(stored: unknown): SeenToWork {
  return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []);
}

/** Adds what worked in a round that has ended. */
export async function rememberWork(services: readonly Service[], seen: readonly Observation[]): Promise<void> {
  const trace = await openTrace('seen-to-work');
  const before = keysIn(trace.value);
  const now = services.flatMap((service) => workingKeys(service, seen)).filter((key) => !before.has(key));
  if (now.length > 0) await trace.write([...before, ...now].slice(-maxRemembered));
}
