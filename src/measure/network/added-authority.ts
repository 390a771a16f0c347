import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';

/**
 * At least this many operators of comparison sites have to answer with a certificate by an added authority before this
 * applies to the connection.
 * @source our choice: whoever added it may not intercept one of them
 */
const minVendors = 2;

/**
 * Whether the answer's certificate is by an authority that somebody added to this browser, to intercept TLS. Not by the
 * authority of a state that signs its own sites.
 */
export function hasAddedAuthority({ addedAuthority, stateAuthority, outcome }: Observation): boolean {
  return addedAuthority === true && stateAuthority !== true && outcome.kind === 'answered';
}

/** Whether TLS is intercepted, whoever is asked. */
export function areAnswersIntercepted(check: Check): boolean {
  const vendors = check.controls
    .filter(hasAddedAuthority)
    .flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : []));
  return new Set(vendors).size >= minVendors;
}
