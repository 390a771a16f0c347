import { controls, services } from '../../src/catalogue/catalogue.ts';
import type { Control, CountryId } from '../../src/core/service.ts';

const hostOf = ({ url }: { readonly url: string }) => new URL(url).hostname;

/** Call relays and neutral ones. */
export const relays = [
  { host: 'stun.l.google.com', port: 19302 },
  { host: 'stun.cloudflare.com', port: 3478 },
  { host: 'stun.sipnet.ru', port: 3478 },
  { host: 'stun.fbsbx.com', port: 3478 },
  { host: 'turn3.voip.signal.org', port: 3478 },
  { host: 'turn3.voip.signal.org', port: 443 },
] as const;

/** Every host whose addresses a censor knows. */
export const knownHosts: readonly string[] = [
  ...new Set([
    ...services.flatMap((service) => service.endpoints.map(hostOf)),
    ...controls.map(hostOf),
    ...relays.map(({ host }) => host),
  ]),
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
  return [...new Set(wanted.flatMap((service) => service.endpoints.map(hostOf)))];
}

const controlHosts = (test: (control: Control) => boolean): readonly string[] => controls.filter(test).map(hostOf);

export const captiveHosts = controlHosts((control) => control.class === 'captive');
export const foreignHosts = controlHosts((control) => control.class === 'foreign');
export const resolverHosts = controlHosts((control) => control.class === 'resolver');
export const domesticHosts = (country: CountryId) => controlHosts((control) => control.country === country);
export const vendorHosts = (vendor: string) => controlHosts((control) => control.vendor === vendor);
