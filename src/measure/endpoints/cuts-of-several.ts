import { isCutInHandshake } from '../../model/failures.ts';
import { type Check, derived } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { commonToCompanies } from './common-to-companies.ts';

/**
 * Hosts of at least this many companies have to be cut off at every try.
 * @source our choice: two companies may share a hosting provider, whose load balancer cuts connections to a host that
 * is down
 */
const minCompanies = 3;

/**
 * Whether hosts of several companies are cut off in their handshakes, and never answer. Unrelated companies do not
 * share an outage.
 */
export const cutsSeveralCompanies = derived(cutsSeveral);

function cutsSeveral(check: Check): boolean {
  const tries = check.tries;
  const answering = new Set(tries.filter(isAnswer).map(({ host }) => host));
  const cut = tries.filter(
    ({ outcome, host }) => outcome.kind === 'failed' && isCutInHandshake(outcome.failure) && !answering.has(host),
  );
  return commonToCompanies(minCompanies, cut, () => true).size > 0;
}
