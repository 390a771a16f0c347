import { isCustom } from '../model/custom-service.ts';
import { meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service, ServiceId } from '../model/service.ts';
import type { Reason } from '../model/verdict.ts';
import { isAttempt } from './attempts.ts';

/** Why an answer of this endpoint may have come from somebody in between, whose certificate told nothing; if it may. */
export function doubtAbout(
  endpoint: Endpoint,
  { id, endpoints }: Service,
  seen: readonly Observation[],
): Reason | undefined {
  if (endpoint.certificate === 'private-ca') {
    const trusted = endpoints.filter(({ certificate }) => certificate === 'public').map((one) => one.id);
    return seen.some((o) => showsOwnAuthority(o, id, trusted)) ? 'unexpected-certificate' : undefined;
  }
  const pages = filterPages(seen);
  const isLedAway = seen.some(
    ({ subject, outcome }) =>
      subject.kind === 'service' &&
      subject.service === id &&
      subject.endpoint === endpoint.id &&
      outcome.kind === 'answered' &&
      pages.has(outcome.redirectedTo ?? ''),
  );
  return isLedAway ? 'odd-answer' : undefined;
}

/**
 * Somebody shows an authority of his own, at a control or at a host of this service whose certificate every browser trusts.
 * Where a service has an authority of its own, that one cannot be told from his.
 */
function showsOwnAuthority(o: Observation, service: ServiceId, trusted: readonly string[]): boolean {
  const { subject, outcome } = o;
  const isTrusted = subject.kind === 'control' || (subject.service === service && trusted.includes(subject.endpoint));
  return isTrusted && isAttempt(o) && outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
}

/**
 * Answers of so many services that lead away to one host come from a filter.
 * @source companies send two of their services to one page to sign in; a filter sends everybody to the page that it
 * has
 */
const fewestLedAway = 3;

/** Hosts that the answers of so many services lead away to. */
function filterPages(seen: readonly Observation[]): ReadonlySet<string> {
  const ledTo = new Map<string, Set<ServiceId>>();
  for (const { subject, outcome } of seen) {
    if (subject.kind !== 'service' || outcome.kind !== 'answered' || outcome.redirectedTo === undefined) continue;
    // Of a company's own pages many may lead to where its people sign in.
    if (isCustom(subject.service)) continue;
    ledTo.set(outcome.redirectedTo, (ledTo.get(outcome.redirectedTo) ?? new Set()).add(subject.service));
  }
  return new Set([...ledTo].filter(([, services]) => services.size >= fewestLedAway).map(([host]) => host));
}
