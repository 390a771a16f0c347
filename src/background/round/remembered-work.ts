import { checkOf } from '../../measure/check/check.ts';
import { type SeenToWork, workingKeys } from '../../measure/endpoints/seen-to-work.ts';
import { dayOf, isLately } from '../../model/lately.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { openTrace } from '../../platform/values/traces.ts';

/**
 * How many keys are remembered at most.
 * @source our choice: twice as many as the catalogue and the services that a person may add have
 */
const maxRemembered = 250;

/** The day on which each was last seen to work, by its key. */
type Days = Readonly<Record<string, string>>;

/** The addresses that were lately seen to work in this browser, on any network. Forgotten with the history. */
export async function readSeenToWork(now: number): Promise<SeenToWork> {
  return new Set(Object.keys(latelyIn((await openTrace('seen-to-work')).value, now)));
}

function latelyIn(stored: unknown, now: number): Days {
  if (typeof stored !== 'object' || !stored) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, day]) => typeof day === 'string' && isLately(day, now)));
}

/** Adds what worked in a round that has ended. */
export async function rememberWork(
  services: readonly Service[],
  seen: readonly Observation[],
  now: number,
): Promise<void> {
  const trace = await openTrace('seen-to-work');
  const before = latelyIn(trace.value, now);
  const today = dayOf(now);
  const keys = services
    .flatMap((service) => workingKeys(service, checkOf(seen)))
    .filter((key) => before[key] !== today);
  if (keys.length === 0) return;
  const others = Object.entries(before).filter(([key]) => !keys.includes(key));
  await trace.write(Object.fromEntries([...others, ...keys.map((key) => [key, today] as const)].slice(-maxRemembered)));
}
