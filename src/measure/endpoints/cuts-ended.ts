import { isCutInHandshake } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';

/**
 * Whether all tries at a service that were cut off came before all that were answered. Then the cuts have ended, and
 * are not random.
 */
export function cutsHaveEnded(service: ServiceId, check: Check): boolean {
  const tries = check.triesAt(service);
  const cut = tries.filter(isCut);
  const answered = tries.filter(({ outcome }) => outcome.kind === 'answered' || outcome.kind === 'opened');
  return cut.length > 0 && Math.max(...cut.map(({ at }) => at)) < Math.min(...answered.map(({ at }) => at));
}

/** The failure of a channel that was cut off has no more exact name. */
function isCut({ outcome }: Observation): boolean {
  if (outcome.kind !== 'failed') return false;
  return outcome.failure === 'websocket_failed' || isCutInHandshake(outcome.failure);
}
