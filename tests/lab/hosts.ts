import { controls, services } from '../../src/catalogue/catalogue.ts';
import { neutralRelays } from '../../src/catalogue/controls.ts';
import { relayPlace } from '../../src/core/relay.ts';
import type { Control, CountryId, Service } from '../../src/core/service.ts';

const hostOf = ({ url }: { readonly url: string }) => new URL(url).hostname;

/** All that a check may ask of a service over http. */
const webHostsOf = ({ endpoints }: Service): readonly string[] =>
  endpoints.flatMap(({ url, large, upload }) =>
    [url, large?.url, large?.redirectsTo, upload].flatMap((one) => (one === undefined ? [] : [new URL(one).hostname])),
  );

/** Call relays and neutral ones that speak UDP, each once. */
export const relays = [...services.flatMap((service) => service.relays ?? []), ...neutralRelays]
  .map(relayPlace)
  .filter(
    ({ host, port, transport }, position, all) =>
      transport === 'udp' &&
      all.findIndex((one) => one.host === host && one.port === port && one.transport === 'udp') === position,
  );

/** Every host whose addresses a censor knows. */
export const knownHosts: readonly string[] = [
  ...new Set([...services.flatMap(webHostsOf), ...controls.map(hostOf), ...relays.map(({ host }) => host)]),
];

/** Addresses that the catalogue gives. */
export const documentedAddresses: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  services.flatMap((service) =>
    service.endpoints.flatMap((endpoint) =>
      endpoint.addresses ? [[hostOf(endpoint), endpoint.addresses] as const] : [],
    ),
  ),
);

/** The hosts of these services, or of all. */
export function hostsOf(...ids: readonly string[]): readonly string[] {
  const wanted = services.filter(({ id }) => ids.length === 0 || ids.includes(id));
  return [...new Set(wanted.flatMap(webHostsOf))];
}

const controlHosts = (test: (control: Control) => boolean): readonly string[] => controls.filter(test).map(hostOf);

export const captiveHosts = controlHosts((control) => control.class === 'captive');
export const foreignHosts = controlHosts((control) => control.class === 'foreign');
export const resolverHosts = controlHosts((control) => control.class === 'resolver');
export const domesticHosts = (country: CountryId) => controlHosts((control) => control.country === country);
export const vendorHosts = (vendor: string) => controlHosts((control) => control.vendor === vendor);
