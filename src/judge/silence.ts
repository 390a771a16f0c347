import { isTimeout } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';

/** A resolver that says no answers within a round trip or two; one that is dropped takes the browser's own 8 s and more. */
export const slowNameMs = 4000;

/** Nothing came back: no answer, or none to the question for the name, which browsers call a name that is not found. */
export function isSilence({ outcome, tookMs }: Observation): boolean {
  if (outcome.kind !== 'failed') return false;
  return isTimeout(outcome.failure) || (outcome.failure === 'dns_lookup_error' && tookMs > slowNameMs);
}
