import type { ServiceId } from '../../../src/model/service.ts';
import type { DnsRule, Rule } from '../censor/rule.ts';
import { blockPages, deadPrivateAddress, deadPublicAddress } from '../fixed-addresses.ts';
import { hostsOf, resolverHosts } from '../hosts.ts';
import { blocked, partly, type Scenario } from './scenario.ts';

/** Every resolver elsewhere is cut off, by its name. */
export const withoutResolvers: Rule = { kind: 'client-hello', names: resolverHosts, answer: 'drop' };

interface Lie {
  /** Where names lead, in words for a scenario's name. */
  readonly to: string;
  readonly source: string;
  readonly address: string;
  readonly more?: Partial<DnsRule>;
  /** The service while resolvers elsewhere answer, and the one while they are cut off. */
  readonly of: readonly [ServiceId, ServiceId];
}

const lies: readonly Lie[] = [
  { to: 'loopback', source: 'OONI dnsHijackingToLocalhostWithHTTPS', address: '127.0.0.1', of: ['signal', 'discord'] },
  { to: 'nowhere', source: 'S35: 0.0.0.0', address: '0.0.0.0', of: ['discord', 'whatsapp'] },
  {
    to: 'dead-private',
    source: 'OONI dnsBlockingBOGON; Iran',
    address: deadPrivateAddress,
    of: ['whatsapp', 'messenger'],
  },
  {
    to: 'dead-public',
    source: 'OONI tcpBlockingConnectTimeout with inconsistent DNS; answers forged in China name strangers',
    address: deadPublicAddress,
    of: ['messenger', 'telegram'],
  },
  {
    to: 'block-page-with-bad-certificate',
    source: 'OONI badSSLWithUnknownAuthorityWithInconsistentDNS',
    address: blockPages.public,
    of: ['whatsapp', 'discord'],
  },
  {
    to: 'dead-public-by-a-race',
    source: 'China: the forged answer comes before the true one',
    address: deadPublicAddress,
    more: { race: true },
    of: ['discord', 'messenger'],
  },
  {
    to: 'dead-public-over-udp-alone',
    source: 'S2: UDP/53 forged, TCP/53 and DoH true',
    address: deadPublicAddress,
    more: { udpOnly: true },
    of: ['telegram', 'whatsapp'],
  },
];

const oneNameAstray: Rule = { kind: 'dns', names: ['cdn.discordapp.com'], answer: [deadPublicAddress] };

/** Names that lead astray, each with truthful resolvers elsewhere, and with all of these cut off. */
export const poisoned: readonly Scenario[] = [
  ...lies.flatMap(({ to, source, address, more, of: [seen, cut] }) => {
    const scenario = (name: string, service: ServiceId, rules: readonly Rule[]): Scenario => ({
      name,
      source,
      rules: [{ kind: 'dns', names: hostsOf(service), answer: [address], ...more }, ...rules],
      network: 'online',
      services: { [service]: blocked('dns', 'poisoned') },
    });
    return [
      scenario(`poisoned-to-${to}`, seen, []),
      scenario(`poisoned-to-${to}-without-resolvers`, cut, [withoutResolvers]),
    ];
  }),
  {
    name: 'poisoned-to-dead-public-of-an-app-alone',
    // Signal has no page to open, and its servers a certificate that no browser knows: whatever is asked last takes
    // longest.
    source: 'forged answers that lead every name of Signal to an address where nobody lives',
    rules: [{ kind: 'dns', names: hostsOf('signal'), answer: [deadPublicAddress] }],
    network: 'online',
    services: { signal: blocked('dns', 'poisoned') },
  },
  {
    name: 'poisoned-one-name-of-four',
    source: 'one name of a service is on the list, as cdn.discordapp.com was',
    rules: [oneNameAstray],
    network: 'online',
    services: { discord: partly({ web: 'works', messages: 'works', media: 'blocked' }, 'dns', 'poisoned') },
  },
  {
    name: 'poisoned-one-name-of-four-without-resolvers',
    // Nothing distinguishes this from a host that was given up after it had moved.
    source: 'the same, where no resolver elsewhere can be asked for the true address',
    rules: [oneNameAstray, withoutResolvers],
    network: 'online',
    services: { discord: { state: 'works', functions: { web: 'works', messages: 'works', media: 'unsure' } } },
  },
];
