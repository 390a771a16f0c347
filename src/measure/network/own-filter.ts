import { isBogus } from '../../model/address.ts';
import { isTimeout, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { slowNameMs } from '../check/outcomes.ts';
import { lineOf, lossyRate } from './line.ts';

/** Was the name of a host answered with nothing, or with an address that leads nowhere? */
export function isNameDropped({ subject, probe, outcome, tookMs }: Observation): boolean {
  if (subject.kind !== 'service') return false;
  if (outcome.kind === 'failed') return meaningOf(outcome.failure).stage === 'dns' && tookMs <= slowNameMs;
  return probe !== 'doh' && outcome.kind === 'resolved' && isNowhere(outcome);
}

/**
 * Does a filter of the person's own, or of their network, answer DNS lookups? It drops a name that no state or provider
 * blocks. Of a name without an address Chromium shows only that there was none.
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
