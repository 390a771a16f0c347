import { isBogus } from '../../model/address.ts';
import { isTimeout, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { slowNameMs } from '../check/outcomes.ts';
import { lineOf, lossyRate } from './line.ts';

/** Whether the lookup of a host's name gave nothing, or an address that leads nowhere. */
export function isNameDropped({ subject, probe, outcome, tookMs }: Observation): boolean {
  if (subject.kind !== 'service') return false;
  if (outcome.kind === 'failed') return meaningOf(outcome.failure).stage === 'dns' && tookMs <= slowNameMs;
  return probe !== 'doh' && outcome.kind === 'resolved' && isNowhere(outcome);
}

/**
 * Whether a filter of the person, or of their network, answers DNS lookups. It drops a name that no state or provider
 * blocks. For a name without an address, Chromium shows only that there was none.
 */
export function isFilteredHere(check: Check): boolean {
  return check.by('lookup').some(({ subject, outcome }) => {
    if (subject.kind !== 'control') return false;
    if (outcome.kind === 'failed') return isTimeout(outcome.failure) && lineOf(check).lossRate <= lossyRate;
    return outcome.kind === 'resolved' && isNowhere(outcome);
  });
}

function isNowhere({ exists, addressKinds }: Extract<Observation['outcome'], { kind: 'resolved' }>): boolean {
  return !exists || (addressKinds.length > 0 && addressKinds.every(isBogus));
}
