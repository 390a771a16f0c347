import type { Check } from '../check/check.ts';
import { lineOf } from '../network/line.ts';
import { comparisonsSeen } from './cause-facts.ts';

/**
 * Whether the name leads to another address than elsewhere, which has accepted no connection, while the address that
 * others get does. Then its server is not slow, and its host's stand-ins say no more.
 */
export function leadsToDeadEnd(host: string, check: Check): boolean {
  const { address, ownAddress, ownHost } = comparisonsSeen(check.at(host), lineOf(check));
  // Firefox has no name for the error of an address that shows a certificate.
  const lives = address === 'answers' || address === 'something';
  const isElsewhere = ownAddress === 'other' || ownAddress === 'outside';
  return lives && isElsewhere && (ownHost === 'silent' || ownHost === 'not-asked');
}
