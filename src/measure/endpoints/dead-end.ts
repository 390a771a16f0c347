import type { Observation } from '../../model/observation.ts';
import { lineOf } from '../network/line.ts';
import { type CauseFacts, comparisonsSeen } from './cause-facts.ts';

/**
 * Does the name lead to another address than elsewhere, where nothing answers, while the address that others get does?
 * Then neither has its owner given the name up, nor is its server slow.
 * @param ownHost what the address here has to have done; where its probe still waits, `not-asked`
 */
export function leadsToDeadEnd(
  host: string,
  seen: readonly Observation[],
  ownHost: readonly CauseFacts['ownHost'][] = ['silent'],
): boolean {
  const here = seen.filter((o) => o.host === host);
  const known = comparisonsSeen(here, lineOf(seen));
  const isElsewhere = known.ownAddress === 'other' || known.ownAddress === 'outside';
  // Firefox has no name for the error of an address that shows a certificate.
  const lives = known.address === 'answers' || known.address === 'something';
  return isElsewhere && lives && ownHost.includes(known.ownHost);
}
