import { isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';

/** Whether a server answered, with whatever status. */
export function isAnswer(o: Observation): boolean {
  const { kind } = o.outcome;
  return kind === 'answered' || kind === 'opened' || kind === 'opaque' || o.stateAuthority === true;
}

export function isFreshAnswer(o: Observation): boolean {
  return isAnswer(o) && !o.reused;
}

/**
 * A lookup that failed after more than this was never answered, whatever the browser's error says.
 * @source a resolver denies a name within a round trip or two; browsers give up a dropped lookup after 8 s and more
 */
export const slowNameMs = 4000;

/** Whether nothing came back: a timeout, or an unanswered lookup, which browsers report as a name that is not found. */
export function isSilence({ outcome, tookMs }: Observation): boolean {
  if (outcome.kind !== 'failed') return false;
  return isTimeout(outcome.failure) || (outcome.failure === 'dns_lookup_error' && tookMs > slowNameMs);
}
