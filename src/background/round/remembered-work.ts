import { channelsSeenToWork, type SeenToWork } from '../../judge/seen-to-work.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { readTrace, writeTrace } from '../../platform/values/traces.ts';

/** Channels that opened in this browser before, on whichever network. They are forgotten with the history. */
export async function readSeenToWork(): Promise<SeenToWork> {
  const stored = await readTrace('seen-to-work');
  return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []);
}

/** Adds the channels that opened in a round that has ended. */
export async function rememberWork(services: readonly Service[], seen: readonly Observation[]): Promise<void> {
  const before = await readSeenToWork();
  const now = services.flatMap((service) => channelsSeenToWork(service, seen)).filter((key) => !before.has(key));
  if (now.length > 0) await writeTrace('seen-to-work', [...before, ...new Set(now)]);
}
