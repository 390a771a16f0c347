import type { NetworkState } from '../../../src/model/network-states.ts';
import { makeAddressPlan } from '../address-plan.ts';
import { hostsOf, ordinaryPlan, resolverHosts, vendorHosts } from '../hosts.ts';
import { anyOf, blocked, type Expected, partly, type Scenario, unsure, works } from './scenario.ts';

const calm: Expected = anyOf('what comes and goes may leave doubt, and never an alarm', works, unsure);

/**
 * If no channel ever opened, the cause may be the box or a mistake in our handshake. Messenger's page redirects; one
 * that does not is not its own.
 */
const answeredByTheBox = {
  signal: unsure,
  whatsapp: unsure,
  telegram: unsure,
  discord: unsure,
  max: unsure,
  messenger: unsure,
};

const withIpv6 = makeAddressPlan(ordinaryPlan);
const ipv6Of = (service: string) =>
  hostsOf(service).flatMap((host) => (withIpv6.addressesOf(host) ?? []).filter((address) => address.includes(':')));

/** Conditions of real networks that none of the sources has. */
export const oddities: readonly Scenario[] = [
  {
    name: 'one-messenger-alone-let-through',
    source: 'a tariff that carries one messenger free of charge, and no money left for the rest',
    rules: [{ kind: 'whitelist', names: hostsOf('whatsapp'), answer: 'drop', by: 'name-and-address' }],
    network: anyOf<NetworkState>(
      'one service that answers is little proof of an internet, or of a sound one',
      'online',
      'unknown',
      'unstable',
    ),
    services: { whatsapp: works },
    others: unsure,
  },
  {
    name: 'some-controls-crawl',
    source: 'sites that are slowed where no messenger is',
    rules: [
      { kind: 'throttle', names: [...vendorHosts('github'), ...vendorHosts('wikimedia')], bitsPerSecond: 32_000 },
    ],
    network: anyOf('how slow a line is, is a matter of degree', 'online', 'slow-line'),
  },
  {
    name: 'everything-intercepted-by-an-unknown-authority',
    source: 'a company, or a country, whose certificate is not installed here',
    rules: [{ kind: 'intercept', names: ['*'], certificate: 'unknown-authority' }],
    network: anyOf<NetworkState>('nothing answers for itself', 'unknown', 'captive-portal'),
    others: unsure,
  },
  {
    name: 'everything-intercepted-with-a-trusted-certificate',
    source: 'a company whose certificate is installed here, and whose box lets no channels through',
    rules: [{ kind: 'intercept', names: ['*'], certificate: 'trusted' }],
    network: anyOf<NetworkState>('all answers come from one box', 'proxied', 'online'),
    services: answeredByTheBox,
  },
  {
    name: 'everything-intercepted-by-an-added-authority',
    source: 'a company, a school, an antivirus program or a state whose authority was added to the browser',
    rules: [{ kind: 'intercept', names: ['*'], certificate: 'added-authority' }],
    network: anyOf<NetworkState>('all answers come from one box', 'proxied', 'online'),
    isIntercepted: true,
    services: answeredByTheBox,
  },
  {
    name: 'honest-everything-slowed-alike',
    source: 'a tariff that ends at 200 kbit/s for each connection',
    rules: [{ kind: 'throttle', names: ['*'], bitsPerSecond: 200_000, each: 'connection' }],
    network: anyOf('how slow a line is, is a matter of degree', 'online', 'slow-line'),
    others: calm,
  },
  {
    name: 'two-services-at-300-kbit',
    source: 'S30, milder, for two at once',
    rules: [{ kind: 'throttle', names: hostsOf('telegram', 'whatsapp'), bitsPerSecond: 300_000, each: 'connection' }],
    network: 'online',
    services: {
      telegram: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } },
      whatsapp: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } },
    },
  },
  {
    name: 'every-third-handshake-reset',
    source: 'S28 with another number',
    rules: [{ kind: 'client-hello', names: hostsOf('viber'), answer: 'reset', every: 3 }],
    network: 'online',
    services: { viber: calm },
  },
  {
    name: 'resolver-fails-now-and-then',
    source: 'a resolver that is overloaded',
    rules: [{ kind: 'dns', names: hostsOf('viber'), answer: 'servfail', chance: 0.4 }],
    network: 'online',
    services: { viber: calm },
  },
  {
    name: 'address-dropped-and-encrypted-resolvers-blocked',
    source: 'S12 and S3',
    // Viber's addresses are only in a list, so their silence counts only after they have answered.
    earlier: [{ minutesAgo: 60 }],
    rules: [
      { kind: 'connect', names: hostsOf('viber'), answer: 'drop' },
      { kind: 'client-hello', names: resolverHosts, answer: 'drop' },
    ],
    network: 'online',
    services: { viber: blocked('ip', 'timeout') },
  },
  {
    name: 'handshake-swallowed-and-encrypted-resolvers-blocked',
    source: 'S11 and S3',
    rules: [{ kind: 'client-hello', names: [...hostsOf('viber'), ...resolverHosts], answer: 'drop' }],
    network: 'online',
    services: { viber: blocked('tls', 'timeout') },
  },
  {
    name: 'ipv6-dropped-for-one-service',
    source: 'S33: the way over IPv4 is open',
    names: { ipv6: true },
    rules: [{ kind: 'connect', addresses: ipv6Of('messenger'), answer: 'drop' }],
    network: 'online',
  },
  {
    name: 'stopped-while-addresses-are-asked',
    source: 'a person who has seen the one row that matters',
    line: { roundTripMs: 300 },
    stopsIn: 'reach',
    network: 'online',
  },
  {
    name: 'saving-data',
    source: 'a metered network: pages are read, and nothing is claimed about speed',
    savesData: true,
    network: 'online',
  },
  {
    name: 'blocked-while-data-is-saved',
    source: 'the same beside a block, which is found with few bytes',
    savesData: true,
    rules: [{ kind: 'client-hello', names: hostsOf('whatsapp'), answer: 'reset' }],
    network: 'online',
    services: { whatsapp: blocked('tls', 'reset') },
  },
  {
    name: 'frozen-while-data-is-saved',
    source: 'S4 on a metered network: pages are read as far as a filter lets them, and nothing else large',
    savesData: true,
    rules: [{ kind: 'freeze', names: hostsOf('whatsapp', 'telegram'), afterBytes: 16_000, direction: 'both' }],
    network: 'online',
    services: {
      whatsapp: anyOf(
        'it is the only page that is long enough',
        partly({ web: 'blocked' }, 'freeze', 'timeout'),
        unsure,
      ),
      // Its page is shorter than what passes.
      telegram: anyOf('nothing of it is long enough to freeze', works, unsure),
    },
  },
  {
    name: 'stopped-while-speed-is-looked-at',
    source: 'a person who has seen enough: what answered stays so',
    stopsIn: 'speed',
    network: 'online',
  },
  {
    name: 'block-ends-in-mid-round',
    source: 'a block that is lifted',
    rules: [{ kind: 'client-hello', names: hostsOf('whatsapp'), answer: 'reset' }],
    during: [{ afterMs: 1500, rules: [] }],
    network: 'online',
    services: { whatsapp: calm },
  },
];
