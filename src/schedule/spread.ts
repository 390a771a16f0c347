import type { Round } from '../model/round.ts';
import type { Settings } from '../model/settings.ts';
import type { Plan, Task } from './plan.ts';

/**
 * The mean pause before a name that this check has not asked for yet, ms.
 * @source our choice: a second more for a whole check
 */
const meanGapMs = 20;

/**
 * Over how long a check is spread if it has many names, ms.
 * @source our choice: with the longest check on an ordinary line it ends within `longestRoundMs`
 */
export const spreadOverMs = 100_000;

/**
 * The mean pause of a check that is spread and has few names, ms.
 * @source our choice: as a person who opens one page after the other
 */
const longestMeanGapMs = 4000;

/** No pause is longer than this many times the mean: all answers have to belong to the same state of the network. */
const longestShare = 3;

/** Are the names of this round spread over minutes? Nobody waits for a check that the browser makes by itself. */
export function isSpreadOut(
  { trigger }: Pick<Round, 'trigger'>,
  { spreadChecks }: Pick<Settings, 'spreadChecks'>,
): boolean {
  return trigger !== 'person' || spreadChecks;
}

/**
 * The pause after a task that asks for a new name, before the next one that does, ms. It is drawn anew each time from
 * an exponential distribution, as the gaps between independent arrivals are.
 * @param random 0..1
 */
export function gapMs(task: Task, plan: Plan, random: () => number): number {
  const isSite = task.kind === 'endpoint' || task.kind === 'relay';
  const mean = plan.isSpread && isSite ? Math.min(spreadOverMs / namesIn(plan), longestMeanGapMs) : meanGapMs;
  return Math.min(longestShare, -Math.log(1 - random())) * mean;
}

function namesIn({ endpoints, controlRelays }: Plan): number {
  const relays = new Set(endpoints.flatMap(({ service }) => (service.relays ?? []).map(({ url }) => url)));
  return (
    new Set(endpoints.map(({ endpoint }) => new URL(endpoint.url).hostname)).size + relays.size + controlRelays.length
  );
}
