import { isTimeout } from '../../model/failures.ts';
import type { Check } from '../check/check.ts';

/**
 * After this many silent hosts in a row the round checks the line itself.
 * @source our choice: more hosts than one service has
 */
const silencesInARow = 6;

/** Whether enough hosts of services in a row were silent for the round to ask controls before it waits for more. */
export function isSilentForLong(check: Check): boolean {
  const hosts = new Set<string>();
  const latestFirst = [...check.triesAtServices].reverse();
  for (const o of latestFirst) {
    if (o.outcome.kind !== 'failed' || !isTimeout(o.outcome.failure)) break;
    hosts.add(o.host);
  }
  return hosts.size >= silencesInARow;
}
