import { isCutInHandshake } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { isAnswer } from '../outcomes.ts';
import { isAttempt } from './attempts.ts';
import { commonToCompanies } from './common-to-companies.ts';

/**
 * Hosts of so many companies have to be cut off at every try.
 * @source our choice: two companies may have one hoster, whose balancer cuts what it takes for out
 */
const minCompanies = 3;

/** Are hosts of several companies cut off in their handshakes, and never answer? Companies have no outage in common. */
export function cutsSeveralCompanies(seen: readonly Observation[]): boolean {
  const tries = seen.filter(isAttempt);
  const answering = new Set(tries.filter(isAnswer).map(({ host }) => host));
  const cut = tries.filter(
    ({ outcome, host }) => outcome.kind === 'failed' && isCutInHandshake(outcome.failure) && !answering.has(host),
  );
  return commonToCompanies(minCompanies, cut, () => true).size > 0;
}
