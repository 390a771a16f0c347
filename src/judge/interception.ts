import { isAttempt } from '../measure/attempts.ts';
import { isCustom } from '../model/custom-service.ts';
import { meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service, ServiceId } from '../model/service.ts';
import type { Reason } from '../model/verdict.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { unsure } from './unsure.ts';

/** Doubts an answer that may have come from someone in between. */
export function unlessIntercepted(
  verdict: EndpointVerdict,
  service: Service,
  seen: readonly Observation[],
): EndpointVerdict {
  const { state, cause } = verdict;
  if (state !== 'works' && cause !== 'websocket' && !verdict.because.includes('answers-differently')) return verdict;
  const because = interceptionDoubt(verdict.endpoint, service, seen);
  return because === undefined
    ? verdict
    : { endpoint: verdict.endpoint, ...unsure(because), rules: [...verdict.rules, 'intercepted'] };
}

/**
 * Why an answer of this endpoint may have come from someone in between despite its certificate; undefined when there is
 * no sign of that.
 */
export function interceptionDoubt(
  endpoint: Endpoint,
  { id, endpoints }: Service,
  seen: readonly Observation[],
): Reason | undefined {
  if (endpoint.certificate === 'private-ca') {
    const trusted = endpoints.filter(({ certificate }) => certificate === 'public').map((one) => one.id);
    return seen.some((o) => showsOwnAuthority(o, id, trusted)) ? 'unexpected-certificate' : undefined;
  }
  const pages = filterPages(seen);
  const redirectsToFilter = seen.some(
    ({ subject, outcome }) =>
      subject.kind === 'service' &&
      subject.service === id &&
      subject.endpoint === endpoint.id &&
      outcome.kind === 'answered' &&
      pages.has(outcome.redirectedTo ?? ''),
  );
  return redirectsToFilter ? 'odd-answer' : undefined;
}

/**
 * Does a control, or a host of this service with a public certificate, show an unknown authority? Then someone
 * intercepts TLS, and the service's private authority cannot be distinguished from theirs.
 */
function showsOwnAuthority(o: Observation, service: ServiceId, trusted: readonly string[]): boolean {
  const { subject, outcome } = o;
  const isTrusted = subject.kind === 'control' || (subject.service === service && trusted.includes(subject.endpoint));
  return isTrusted && isAttempt(o) && outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
}

/**
 * A host to which this many services redirect belongs to a filter.
 * @source companies redirect two of their services to one login page; a filter redirects everyone to its own page
 */
const fewestRedirected = 3;

/** The hosts to which that many services redirect. */
function filterPages(seen: readonly Observation[]): ReadonlySet<string> {
  const byTarget = new Map<string, Set<ServiceId>>();
  for (const { subject, outcome } of seen) {
    if (subject.kind !== 'service' || outcome.kind !== 'answered' || outcome.redirectedTo === undefined) continue;
    // Skip custom services: many pages of one company may redirect to its login page.
    if (isCustom(subject.service)) continue;
    byTarget.set(outcome.redirectedTo, (byTarget.get(outcome.redirectedTo) ?? new Set()).add(subject.service));
  }
  return new Set([...byTarget].filter(([, services]) => services.size >= fewestRedirected).map(([host]) => host));
}
