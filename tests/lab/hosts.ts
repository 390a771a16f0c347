import { controls, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { type RelayPlace, relayPlace } from '../../src/model/call-relay.ts';
import type { CountryId } from '../../src/model/country-id.ts';
import type { Control, Service } from '../../src/model/service.ts';
import type { AddressPlanOptions } from './address-plan.ts';

const hostOf = ({ url }: { readonly url: string }) => new URL(url).hostname;

/** The hosts of the URLs that a check may request from a service. */
const webHostsOf = ({ endpoints }: Service): readonly string[] =>
  endpoints.flatMap(({ url, large = [], upload, assets = [] }) => [
    ...[url, ...large.flatMap((one) => [one.url, one.redirectsTo]), upload].flatMap((one) =>
      one === undefined ? [] : [new URL(one).hostname],
    ),
    ...assets.map(({ host }) => host),
  ]);

/** A relay that listens on every transport, whatever those in the catalogue do. */
export const everyWay = [
  'stun:turn.relay.example:3478',
  'turn:turn.relay.example:3478?transport=udp',
  'turn:turn.relay.example:3478?transport=tcp',
  'turn:turn.relay.example:80?transport=tcp',
  'turns:turn.relay.example:443',
  'turns:turn.relay.example:5349',
] as const;

/** Call relays and control relays, each once. */
export const relays: readonly RelayPlace[] = [
  ...services.flatMap((service) => service.relays ?? []),
  ...controlRelays,
  ...everyWay.map((url) => ({ url })),
]
  .map(relayPlace)
  .filter(
    (relay, position, all) =>
      all.findIndex(
        ({ host, port, transport }) => host === relay.host && port === relay.port && transport === relay.transport,
      ) === position,
  );

/** Every host whose addresses a censor knows. */
export const knownHosts: readonly string[] = [
  ...new Set([...services.flatMap(webHostsOf), ...controls.map(hostOf), ...relays.map(({ host }) => host)]),
];

/** The most hosts that a service may have: with `maxSharing` services they fit into the last part of an address. */
const maxHosts = 13;
const maxSharing = 19;

/** Addresses from the catalogue; if it names networks, one of each version of IP in the first of them. */
export const documentedAddresses: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  services.flatMap(({ networks, endpoints }, service) => {
    const hosts = [...new Set(endpoints.map(hostOf))];
    const known = new Map(endpoints.flatMap((one) => (one.addresses ? [[hostOf(one), one.addresses] as const] : [])));
    return hosts.flatMap((host, index) => {
      // Services share networks, but no two hosts share an address.
      const number = (service % maxSharing) * maxHosts + index + 1;
      const inNetworks = (networks?.prefixes ?? []).map((prefix) => addressIn(prefix, number));
      const six = inNetworks.find((address) => address.includes(':'));
      const four = known.get(host) ?? inNetworks.filter((address) => !address.includes(':')).slice(0, 1);
      const addresses = [...four, ...(six === undefined ? [] : [six])];
      return addresses.length > 0 ? [[host, addresses] as const] : [];
    });
  }),
);

/** The address with this number in a network. */
function addressIn(network: string, number: number): string {
  const [first = ''] = network.split('/');
  return first.includes(':') ? `${first}${number.toString(16)}` : first.replace(/\d+$/, String(number));
}

/** The hosts of these services, or all hosts. */
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

/** The addresses of every host on an ordinary line with both versions of IP. */
export const ordinaryPlan: AddressPlanOptions = {
  hosts: knownHosts,
  known: documentedAddresses,
  ipv6: true,
  ipv4Only: [],
  nat64: false,
  fake: false,
  absent: [],
  odd: {},
};
