import type { Observation } from '../../model/observation.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import type { Check } from './check.ts';
import { asOnNewConnections } from './new-connections.ts';
import { isAttempt } from './probes.ts';

/**
 * The attempts that say something about an endpoint, oldest first: its own and, for a WebSocket that did not open, page
 * requests of the same service to the same host, since their errors have a name. An answer over a connection from
 * before this check counts like new connections to the host, if any were made.
 */
export function attemptsAbout(service: ServiceId, endpoint: Endpoint, check: Check): Observation[] {
  return asOnNewConnections(attemptsMade(service, endpoint, check), check);
}

/** The same attempts as observed, whichever connections they used. */
export function attemptsMade(service: ServiceId, endpoint: Endpoint, check: Check): Observation[] {
  const attempts = check.seen.filter(
    (o) => o.subject.kind === 'service' && o.subject.service === service && isAttempt(o),
  );
  const own = attempts.filter((o) => o.subject.kind === 'service' && o.subject.endpoint === endpoint.id);
  const unopened = own.some((o) => o.probe === 'websocket' && o.outcome.kind === 'failed');
  if (!unopened || own.some((o) => o.probe === 'websocket' && o.outcome.kind === 'opened')) return own;
  const { host } = new URL(endpoint.url);
  return attempts.filter((o) => own.includes(o) || (o.probe === 'https' && o.host === host));
}
