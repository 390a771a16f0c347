import { isTimeout } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';

/**
 * A lookup that failed after more than this was not answered, whatever the browser calls it.
 * @source a resolver says no within a round trip or two; browsers give up a question that is dropped after 8 s and
 * more
 */
export const slowNameMs = 4000;

/** Nothing came back: no answer, or none to the question for the name, which browsers call a name that is not found. */
export function isSilence({ outcome, tookMs }: Observation): boolean {
  if (outcome.kind !== 'failed') return false;
  return isTimeout(outcome.failure) || (outcome.failure === 'dns_lookup_error' && tookMs > slowNameMs);
}
