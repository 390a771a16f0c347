import { isCutInHandshake } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { isAnswer } from '../outcomes.ts';
import { isAttempt } from './attempts.ts';
import { commonToCompanies } from './common-to-companies.ts';

/**
 * Hosts of at least this many companies have to be cut off at every try.
 * @source our choice: two companies may share a hosting provider, whose load balancer cuts connections to a host that
 * is down
 */
const minCompanies = 3;

/**
 * Are hosts of several companies cut off in their handshakes, and never answer? Unrelated companies do not share an
 * outage.
 */
export function cutsSeveralCompanies(seen: readonly Observation[]): boolean {
  const tries = seen.filter(isAttempt);
  const answering = new Set(tries.filter(isAnswer).map(({ host }) => host));
  const cut = tries.filter(
    ({ outcome, host }) => outcome.kind === 'failed' && isCutInHandshake(outcome.failure) && !answering.has(host),
  );
  return commonToCompanies(minCompanies, cut, () => true).size > 0;
}
