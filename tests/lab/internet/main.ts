import type { RelayPlace } from '../../../src/model/call-relay.ts';
import { makeAuthority } from '../../net/authority.ts';
import type { Switched } from '../../net/behaviour.ts';
import { startInternet } from '../../net/internet.ts';
import type { Request } from '../../net/traffic.ts';
import { type AddressPlanOptions, makeAddressPlan } from '../address-plan.ts';
import { answerCalls } from '../channel.ts';
import { proxies, resolverAddresses } from '../fixed-addresses.ts';
import { relays } from '../hosts.ts';
import { startBoxes } from './boxes.ts';
import { startDns } from './dns-server.ts';
import { startHttp3 } from './http3-server.ts';
import { startProxy, startSilentProxy } from './proxy.ts';
import { startStunTcp, startStunTls, startStunUdp, stunAmongHttps } from './stun-server.ts';

/** All servers of the `internet` namespace, in one process. */
const plan = makeAddressPlan(JSON.parse(process.argv[2] ?? '') as AddressPlanOptions);
const authority = makeAuthority();
const sharedPorts = [80, 443];
const over = (transport: RelayPlace['transport']) => relays.filter((relay) => relay.transport === transport);
const internet = await startInternet({
  address: '::',
  ports: sharedPorts,
  authority,
  other: stunAmongHttps(
    authority,
    over('tls').map(({ host }) => host),
  ),
  addressesOf: plan.addressesOf,
});
await startBoxes(internet.authority);
await startDns(plan, [resolverAddresses.provider, ...resolverAddresses.public]);
await startStunUdp(
  over('udp').flatMap(({ host, port }) => (plan.addressesOf(host) ?? []).map((address) => ({ address, port }))),
);
const ownPorts = (transport: RelayPlace['transport']) =>
  [...new Set(over(transport).map(({ port }) => port))].filter((port) => !sharedPorts.includes(port));
await Promise.all([
  ...ownPorts('tcp').map(startStunTcp),
  ...ownPorts('tls').map((port) => startStunTls(authority, port)),
]);
await startProxy(plan, Number(proxies.working.split(':')[1]));
await startSilentProxy(Number(proxies.silent.split(':')[1]));

const calls = {
  rootPem: (): string => internet.authority.rootPem,
  addedRootPem: (): string => internet.authority.addedRootPem,
  behave: ({ host, behaviours }: { host: string; behaviours: readonly Switched[] }): void =>
    internet.behave(host, ...behaviours),
  /** Makes these hosts offer HTTP/3, and speak it. */
  speakHttp3: (hosts: readonly string[]): void => {
    const places = hosts.flatMap((host) => (plan.addressesOf(host) ?? []).map((address) => ({ host, address })));
    startHttp3(internet.authority, places);
    for (const host of hosts) internet.behave(host, { kind: 'offers-http3' });
  },
  heal: (): void => internet.heal(),
  disconnect: (): void => internet.disconnect(),
  requests: (): readonly (Omit<Request, 'connection'> & { readonly from: string })[] =>
    internet.traffic.requests.map(({ connection: { from }, ...request }) => ({ ...request, from })),
  /** The source addresses of connections. */
  peers: (): readonly string[] => [
    ...new Set(internet.traffic.connections.map(({ from }) => from.replace(/:\d+$/, '').replace('::ffff:', ''))),
  ],
  openConnections: (): number => internet.traffic.connections.filter(({ closedAt }) => closedAt === undefined).length,
  forget: (): void => internet.traffic.forget(),
};
export type InternetCalls = typeof calls;
answerCalls(calls);
