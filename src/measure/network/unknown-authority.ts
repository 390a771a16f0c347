import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import { isAttempt } from '../endpoints/attempts.ts';

/**
 * Does a control, or a host of this service with a public certificate, show an unknown authority? Then someone
 * intercepts TLS, and a private authority of the service cannot be told from theirs.
 */
export function showsUnknownAuthority({ id, endpoints }: Service, seen: readonly Observation[]): boolean {
  const trusted = endpoints.filter(({ certificate }) => certificate === 'public').map((one) => one.id);
  return seen.some((o) => {
    const { subject, outcome } = o;
    const isTrusted = subject.kind === 'control' || (subject.service === id && trusted.includes(subject.endpoint));
    return (
      isTrusted && isAttempt(o) && outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true
    );
  });
}
