import { isAttempt } from '../measure/endpoints/attempts.ts';
import { meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Endpoint, Service, ServiceId } from '../model/service.ts';
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
  if (endpoint.certificate !== 'private-ca') return undefined;
  const trusted = endpoints.filter(({ certificate }) => certificate === 'public').map((one) => one.id);
  return seen.some((o) => showsUnknownAuthority(o, id, trusted)) ? 'unexpected-certificate' : undefined;
}

/**
 * Does a control, or a host of this service with a public certificate, show an unknown authority? Then someone
 * intercepts TLS, and the service's private authority cannot be distinguished from theirs.
 */
function showsUnknownAuthority(o: Observation, service: ServiceId, trusted: readonly string[]): boolean {
  const { subject, outcome } = o;
  const isTrusted = subject.kind === 'control' || (subject.service === service && trusted.includes(subject.endpoint));
  return isTrusted && isAttempt(o) && outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
}
