import type { DnsRule } from '../censor/rule.ts';
import { blockPages, deadPrivateAddress, honestProxy } from '../fixed-addresses.ts';
import { hostsOf, resolverHosts } from '../hosts.ts';
import { anyOf, blocked, down, partly, type Scenario, unsure, works } from './scenario.ts';

const dns = (names: readonly string[], answer: DnsRule['answer'], more: Partial<DnsRule> = {}): DnsRule => ({
  kind: 'dns',
  names,
  answer,
  ...more,
});

/** WhatsApp's page and web channel share a host; its phone apps and its media use others. */
const whatsappWithoutName = partly({ web: 'blocked', messages: 'partial', media: 'works' }, 'dns', 'nxdomain');
const removedFromDns = ['whatsapp.com', 'web.whatsapp.com'];

const wholly = (
  id: 'signal' | 'discord' | 'telegram' | 'messenger',
  answer: DnsRule['answer'],
  more: Partial<DnsRule> = {},
) => [dns(hostsOf(id), answer, more)];

/** False DNS answers. */
export const names: readonly Scenario[] = [
  {
    name: 'removed-from-national-dns',
    source: 'S1: NSDI removal of WhatsApp, February 2026; OONI dnsBlockingNXDOMAIN',
    country: 'RU',
    rules: [dns(removedFromDns, 'nxdomain')],
    network: 'online',
    services: { whatsapp: whatsappWithoutName },
    short: true,
  },
  {
    name: 'public-resolvers-hijacked',
    source: 'S2: UDP/53 redirected, TCP/53 and DoH fine (net4people#657)',
    country: 'RU',
    rules: [dns(removedFromDns, 'nxdomain', { udpOnly: true })],
    network: 'online',
    services: { whatsapp: whatsappWithoutName },
  },
  {
    name: 'removed-and-encrypted-resolvers-blocked',
    source: 'S3: DoH and DoT blocked too (KaringX#1923)',
    country: 'RU',
    rules: [dns(removedFromDns, 'nxdomain'), { kind: 'client-hello', names: resolverHosts, answer: 'drop' }],
    network: 'online',
    services: {
      whatsapp: anyOf('nobody is left who could tell that the name still exists', whatsappWithoutName, unsure),
    },
  },
  ...(['servfail', 'refused', 'empty'] as const).map(
    (answer): Scenario => ({
      name: `resolver-answers-${answer}`,
      source: 'OONI dnsBlockingAndroidDNSCacheNoData and its kin',
      rules: wholly('discord', answer),
      network: 'online',
      services: { discord: blocked('dns') },
    }),
  ),
  {
    name: 'questions-dropped',
    source: 'injection that drops instead (measurement table: DNS queries dropped)',
    rules: wholly('signal', 'drop'),
    network: 'online',
    services: { signal: blocked('dns', 'timeout') },
    short: true,
  },
  {
    name: 'questions-answered-after-7-seconds',
    source: 'a resolver that holds up the names on a list: a tab opens the page after eleven seconds',
    rules: wholly('signal', { afterMs: 7000 }),
    network: 'online',
    services: { signal: anyOf('how long a person waits is a matter of degree; it is never a block', unsure, works) },
  },
  {
    name: 'every-second-question-denied',
    source: 'one of two resolvers denies the name, and the next question gets the true answer',
    rules: wholly('discord', 'nxdomain', { every: 2 }),
    network: 'online',
    services: { discord: anyOf('the browser may ask again by itself', unsure, works) },
  },
  {
    name: 'name-leads-to-loopback',
    source: 'OONI dnsHijackingToLocalhostWithHTTPS; S35',
    rules: wholly('messenger', ['127.0.0.1']),
    network: 'online',
    services: { messenger: blocked('dns', 'poisoned') },
    short: true,
  },
  {
    name: 'name-leads-to-nowhere',
    source: 'S35: 0.0.0.0',
    rules: wholly('messenger', ['0.0.0.0']),
    network: 'online',
    services: { messenger: blocked('dns', 'poisoned') },
  },
  {
    name: 'name-leads-to-dead-private-address',
    source: 'OONI dnsBlockingBOGON, telegram, whatsapp and fbmessenger with 10.10.34.35; S35',
    country: 'IR',
    rules: wholly('signal', [deadPrivateAddress]),
    network: 'online',
    services: { signal: blocked('dns', 'poisoned') },
  },
  {
    name: 'name-leads-to-private-block-page',
    source: 'S35, S32: 10.10.34.34 of Iran',
    country: 'IR',
    rules: wholly('signal', [blockPages.private]),
    network: 'online',
    services: { signal: blocked('dns', 'poisoned') },
  },
  {
    name: 'name-leads-to-private-block-page-beside-a-shield-of-the-own-network',
    source:
      "Firefox's strict protection against tracking, which keeps pages out of the own network, but not extensions",
    country: 'IR',
    rules: wholly('signal', [blockPages.private]),
    browser: { preferences: { 'network.lna.blocking': true } },
    onlyIn: 'firefox',
    network: 'online',
    services: { signal: blocked('dns', 'poisoned') },
  },
  {
    name: 'name-leads-to-public-block-page',
    source: 'S32; OONI httpDiffWithInconsistentDNS, badSSLWithUnknownAuthorityWithInconsistentDNS',
    rules: wholly('discord', [blockPages.public]),
    network: 'online',
    services: { discord: blocked('dns', 'poisoned') },
  },
  {
    name: 'name-leads-to-block-page-without-https',
    source: 'OONI ghostDNSBlockingWithHTTPS, tcpBlockingConnectionRefusedWithInconsistentDNS',
    rules: wholly('discord', [blockPages.refusesHttps]),
    network: 'online',
    services: { discord: blocked('dns', 'poisoned') },
  },
  {
    name: 'false-answer-comes-first',
    source: 'OONI dnsping with an injected answer; China',
    country: 'CN',
    rules: wholly('telegram', [deadPrivateAddress], { race: true }),
    network: 'online',
    services: { telegram: blocked('dns', 'poisoned') },
  },
  {
    name: 'name-leads-through-honest-proxy',
    source: 'OONI dnsHijackingToProxyWithHTTPSURL',
    rules: wholly('messenger', [honestProxy]),
    network: 'online',
  },
  {
    name: 'wrong-name-and-blocked-handshake',
    source: 'OONI tlsBlockingConnectionResetWithInconsistentDNS',
    rules: [
      dns(hostsOf('messenger'), [honestProxy]),
      { kind: 'client-hello', names: hostsOf('messenger'), answer: 'reset' },
    ],
    network: 'online',
    services: { messenger: blocked('tls', 'reset') },
  },
  {
    name: 'every-messenger-removed-from-dns',
    source: 'national resolver that follows a long list',
    rules: [dns(hostsOf(), 'nxdomain')],
    network: 'online',
    others: blocked('dns', 'nxdomain'),
  },
  {
    name: 'name-retired',
    source: 'OONI websiteDownNXDOMAIN',
    names: { absent: hostsOf('discord') },
    network: 'online',
    services: { discord: down },
    short: true,
  },
  {
    name: 'name-without-address',
    source: 'OONI websiteDownNoAddrs',
    names: { odd: Object.fromEntries(hostsOf('discord').map((host) => [host, []])) },
    network: 'online',
    services: { discord: down },
  },
  {
    name: 'name-at-loopback-for-everyone',
    source: 'OONI localhostWithHTTPS',
    names: { odd: Object.fromEntries(hostsOf('discord').map((host) => [host, ['127.0.0.1']])) },
    network: 'online',
    services: { discord: anyOf('a service that misconfigured itself: anything but a block', down, unsure) },
  },
  {
    name: 'one-name-of-telegram',
    source: 'OONI telegram netem: web.telegram.org poisoned, data centres fine',
    rules: [dns(['web.telegram.org'], [deadPrivateAddress])],
    network: 'online',
    services: {
      telegram: {
        state: 'partial',
        cause: 'dns',
        manner: 'poisoned',
        functions: { web: 'blocked', messages: 'works' },
      },
    },
  },
  {
    name: 'endpoint-from-memory-dead',
    source: 'S31: one dead probe endpoint worldwide (dpi-checkers#19, #28, #31, #36, #45)',
    names: { absent: ['dl-media.viber.com'] },
    network: 'online',
    services: { viber: works },
  },
];
