import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { lineOf } from '../network/line.ts';
import { isAnswer } from '../outcomes.ts';
import { isAttempt } from './attempts.ts';
import { comparisonsSeen } from './cause-facts.ts';

/**
 * Do resolvers elsewhere know another address of the host, and does a server live there? A failure without a name that
 * came as late as a certificate is one only where the address that was found here is silent: elsewhere a busy device may
 * hand over a refusal late.
 */
function livesElsewhere(host: string, seen: readonly Observation[]): boolean {
  const { address, ownHost } = comparisonsSeen(
    seen.filter((o) => o.host === host),
    lineOf(seen),
  );
  return address === 'answers' || (address === 'something' && ownHost === 'silent');
}

/**
 * Does a host of a service never answer, while all its other hosts that were asked do? The service may no longer use
 * it: sooner or later that happens to every address but that of its page.
 */
export function failsAlone({ id, endpoints }: Service, host: string, seen: readonly Observation[]): boolean {
  const hasPage = endpoints.some(({ function: of, url }) => of === 'web' && new URL(url).hostname === host);
  if (hasPage || livesElsewhere(host, seen)) return false;
  const alive = new Map<string, boolean>();
  for (const o of seen) {
    const { subject, outcome } = o;
    if (subject.kind !== 'service' || subject.service !== id || !isAttempt(o) || outcome.kind === 'skipped') continue;
    if (o.host === host && isAnswer(o)) return false;
    // A host with a private authority did answer, although browsers report an error.
    const isKnown = outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
    alive.set(o.host, isAnswer(o) || isKnown || alive.get(o.host) === true);
  }
  alive.delete(host);
  return alive.size > 0 && [...alive.values()].every(Boolean);
}
