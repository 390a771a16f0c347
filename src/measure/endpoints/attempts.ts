import type { Observation } from '../../model/observation.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import { asOnNewConnections } from './new-connections.ts';

/** A request to the endpoint's own name and port, as a messenger makes it, and not a comparison probe. */
export function isAttempt(o: Observation): boolean {
  return o.probe === 'https' || o.probe === 'http' || o.probe === 'websocket';
}

const comparisonProbes: ReadonlySet<Observation['probe']> = new Set([
  'dns',
  'doh',
  'own-address-tcp',
  'own-address-tls',
  'address-tcp',
  'address-tls',
]);

/** A probe of the name or an address of a host, to find out why an attempt failed. */
export function isComparison({ probe }: Observation): boolean {
  return comparisonProbes.has(probe);
}

/**
 * The attempts that say something about an endpoint, oldest first: its own and, for a WebSocket that did not open, page
 * requests of the same service to the same host, since their errors have a name. An answer over a connection from
 * before this check counts as new connections to the host did, where any was made.
 */
export function attemptsAbout(service: ServiceId, endpoint: Endpoint, seen: readonly Observation[]): Observation[] {
  return asOnNewConnections(attemptsMade(service, endpoint, seen), seen);
}

/** The same attempts as they were observed, whichever connections they went over. */
export function attemptsMade(service: ServiceId, endpoint: Endpoint, seen: readonly Observation[]): Observation[] {
  const attempts = seen.filter((o) => o.subject.kind === 'service' && o.subject.service === service && isAttempt(o));
  const own = attempts.filter((o) => o.subject.kind === 'service' && o.subject.endpoint === endpoint.id);
  const unopened = own.some((o) => o.probe === 'websocket' && o.outcome.kind === 'failed');
  if (!unopened || own.some((o) => o.probe === 'websocket' && o.outcome.kind === 'opened')) return own;
  const { host } = new URL(endpoint.url);
  return attempts.filter((o) => own.includes(o) || (o.probe === 'https' && o.host === host));
}
