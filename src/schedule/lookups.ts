import { isNameDropped } from '../measure/network/own-filter.ts';
import type { Documented } from '../model/compare-addresses.ts';
import { meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { Plan, Planned, Task } from './plan.ts';

/**
 * Names that are looked up alone, once each. Where does the name of a host lead that shows an authority of its own, as
 * anybody could in its place? And does who drops names of messengers drop one that only filters do?
 */
export function lookupsDue({ filtered }: Plan, endpoints: readonly Planned[], seen: readonly Observation[]): Task[] {
  const isAsked = (host: string) => seen.some((o) => o.probe === 'lookup' && o.host === host);
  const ofHosts = endpoints.flatMap(({ service, endpoint }): Task[] => {
    const { hostname: host } = new URL(endpoint.url);
    if (endpoint.certificate !== 'private-ca' || isAsked(host) || !seen.some((o) => showsOwn(o, host))) return [];
    const subject = {
      kind: 'service',
      service: service.id,
      endpoint: endpoint.id,
      function: endpoint.function,
    } as const;
    return [{ kind: 'lookup', host, subject, documented: documentedOf(service, endpoint) }];
  });
  const isWanted = filtered && !isAsked(filtered.host) && seen.some(isNameDropped);
  return isWanted ? [...ofHosts, { kind: 'lookup', ...filtered, documented: {} }] : ofHosts;
}

function showsOwn({ host: asked, probe, outcome }: Observation, host: string): boolean {
  return (
    asked === host &&
    probe === 'https' &&
    outcome.kind === 'failed' &&
    meaningOf(outcome.failure).unknownAuthority === true
  );
}

/** Where public texts say that a host is. */
export function documentedOf({ networks }: Pick<Service, 'networks'>, { addresses = [] }: Endpoint): Documented {
  return { addresses, networks: networks?.prefixes ?? [] };
}
