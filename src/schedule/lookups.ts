import type { Check } from '../measure/check/check.ts';
import { isNameDropped } from '../measure/network/own-filter.ts';
import type { Documented } from '../model/compare-addresses.ts';
import { meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { Plan, Planned, Task } from './plan.ts';

/**
 * Names that are only looked up, once each: that of a host with a private authority, since anybody could show one in
 * its place; and one that only filters drop, where names of messengers are dropped.
 */
export function lookupsDue({ filtered }: Plan, endpoints: readonly Planned[], check: Check): Task[] {
  const isAsked = (host: string) => check.at(host).some(({ probe }) => probe === 'lookup');
  const ofHosts = endpoints.flatMap(({ service, endpoint }): Task[] => {
    const { hostname: host } = new URL(endpoint.url);
    if (endpoint.certificate !== 'private-ca' || isAsked(host) || !check.at(host).some(showsOwnAuthority)) return [];
    const subject = {
      kind: 'service',
      service: service.id,
      endpoint: endpoint.id,
      function: endpoint.function,
    } as const;
    return [{ kind: 'lookup', host, subject, documented: documentedOf(service, endpoint) }];
  });
  const isWanted = filtered && !isAsked(filtered.host) && check.services.some(isNameDropped);
  return isWanted ? [...ofHosts, { kind: 'lookup', ...filtered, documented: {} }] : ofHosts;
}

function showsOwnAuthority({ probe, outcome }: Observation): boolean {
  return probe === 'https' && outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
}

/** The addresses and networks that public texts name for a host. */
export function documentedOf({ networks }: Pick<Service, 'networks'>, { addresses = [] }: Endpoint): Documented {
  return { addresses, networks: networks?.prefixes ?? [] };
}
