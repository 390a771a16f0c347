import type { Observation } from '../../model/observation.ts';

/** Whether it is a request to the endpoint's own name and port, as a messenger makes it, and not a comparison probe. */
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

/** Whether it is a probe of a host's name or address, to find out why an attempt failed. */
export function isComparison({ probe }: Observation): boolean {
  return comparisonProbes.has(probe);
}
