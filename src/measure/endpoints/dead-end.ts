import type { Check } from '../check/check.ts';
import { lineOf } from '../network/line.ts';
import { comparisonsSeen } from './cause-facts.ts';

/**
 * Does the name lead to another address than elsewhere, which took no connection so far, while the address that others get
 * does? Then its server is not slow, and what stands in for its host says no more.
 */
export function leadsToDeadEnd(host: string, check: Check): boolean {
  const { address, ownAddress, ownHost } = comparisonsSeen(check.at(host), lineOf(check));
  // Firefox has no name for the error of an address that shows a certificate.
  const lives = address === 'answers' || address === 'something';
  const isElsewhere = ownAddress === 'other' || ownAddress === 'outside';
  return lives && isElsewhere && (ownHost === 'silent' || ownHost === 'not-asked');
}
