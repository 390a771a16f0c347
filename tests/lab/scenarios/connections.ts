import type { NetworkState } from '../../../src/model/network-states.ts';
import type { Rule } from '../censor/rule.ts';
import { proxies } from '../fixed-addresses.ts';
import { captiveHosts, domesticHosts, foreignHosts, hostsOf, resolverHosts, vendorHosts } from '../hosts.ts';
import { badLines, blackHoles, type Line, mobileLines } from '../line.ts';
import { anyOf, blocked, down, type Expected, type Scenario, unsure, works } from './scenario.ts';

/** Russian hosts that pass on a mobile network in allowlist mode (hxehex whitelist.txt). */
const allowedInRussia = [...domesticHosts('RU'), '*.max.ru', '*.oneme.ru'];

/** A router whose resolver is slow for every name. */
const slowResolver = (afterMs: number) => ({ kind: 'dns', names: ['*'], answer: { afterMs } }) as const;

const calm: Expected = anyOf('a line that loses answers may leave doubt, and never an alarm', works, unsure);

const keptOut: Expected = anyOf('stopped in this browser: no doubt about the network, and no result either', unsure, {
  state: 'untestable',
});

/**
 * Firefox does not report a move to extensions while there is a link, and relays are asked again only if something
 * failed.
 */
const unseenChange =
  'Firefox does not say that the network has changed, and where nothing failed it makes no difference';

/** What one network blocks and another does not. */
const filter: readonly Rule[] = [
  { kind: 'client-hello', names: hostsOf('discord', 'telegram'), answer: 'reset' },
  { kind: 'client-hello', names: hostsOf('whatsapp'), answer: 'drop' },
];
const filtered = {
  discord: blocked('tls', 'reset'),
  telegram: blocked('tls', 'reset'),
  whatsapp: blocked('tls', 'timeout'),
} as const;

const onlyMax = { max: works } as const;
const whitelist = (
  name: string,
  rule: { answer: 'drop' | 'reset' | 'throttle'; by: 'name' | 'name-and-address' },
): Scenario => ({
  name,
  source: 'S13: mobile whitelist mode in Russia (net4people#516, #579, #650; hxehex README)',
  country: 'RU',
  rules: [{ kind: 'whitelist', names: allowedInRussia, ...rule }],
  network: 'national-only',
  services: onlyMax,
  others: unsure,
});

/** The same on a device whose clock and language do not show its country. */
const traveller = ({ country: _, ...scenario }: Scenario): Scenario => ({
  ...scenario,
  name: `traveller-${scenario.name}`,
  source: `${scenario.source}, with the clock of another country`,
});

const overBoth = (ipv4Only: readonly string[], nat64 = false) => ({ ipv6: true, ipv4Only, nat64 });

/** A line that carries only IPv6: hosts with only IPv4 fail for everybody. */
const ipv6Alone: readonly Scenario[] = (['viber', 'discord', 'telegram'] as const).flatMap((service): Scenario[] => {
  const ofIpv4 = [...vendorHosts('github'), ...hostsOf(service)];
  const source = 'DS-Lite whose translator is down; mobile lines with IPv6 alone (RFC 6877), and NAT64 beside them';
  const rules: readonly Rule[] = [{ kind: 'ipv4-black-hole' }];
  return [
    {
      name: `ipv4-leads-nowhere-and-${service}-has-no-other`,
      source,
      names: overBoth(ofIpv4),
      rules,
      network: 'online',
      services: { [service]: unsure },
    },
    { name: `nat64-for-${service}`, source, names: overBoth(ofIpv4, true), rules, network: 'online' },
    {
      name: `${service}-cut-behind-nat64`,
      source,
      names: overBoth(ofIpv4, true),
      rules: [...rules, { kind: 'client-hello', names: hostsOf(service), answer: 'reset' }],
      network: 'online',
      // After a reset Firefox tries IPv4, which is silent.
      services: { [service]: blocked('tls') },
    },
  ];
});

/** Large objects arrive too. */
const wellMeasured = { state: 'works', functions: { media: 'works' } } as const;

/** The connection itself: healthy, down, or controlled by others. */
export const connections: readonly Scenario[] = [
  {
    name: 'healthy',
    source: 'OONI successWithHTTPS, telegram, whatsapp, fbmessenger without DPI',
    network: 'online',
    services: { telegram: wellMeasured, discord: wellMeasured, signal: wellMeasured },
    short: true,
  },
  { name: 'healthy-in-russia', source: 'as healthy, with domestic controls', country: 'RU', network: 'online' },
  {
    name: 'healthy-with-ipv6',
    source: 'as healthy, on a line with both protocols',
    names: { ipv6: true },
    network: 'online',
  },
  {
    name: 'ipv6-leads-nowhere',
    source: 'S33: IPv6 is announced and broken',
    names: { ipv6: true },
    rules: [{ kind: 'ipv6-black-hole' }],
    network: 'online',
  },
  ...ipv6Alone,
  {
    name: 'quic-blocked',
    source: 'S10: foreign QUIC dropped in Russia (net4people#108, #654)',
    rules: [{ kind: 'udp', what: 'quic' }],
    network: 'online',
  },
  { name: 'cable-cut', source: 'S15: no link', unplugged: true, network: 'offline', others: unsure },
  {
    name: 'nothing-passes',
    source: 'S15: Wi-Fi without internet; OONI failing control',
    rules: [{ kind: 'outage', what: 'everything' }],
    network: 'offline',
    others: unsure,
    short: true,
  },
  {
    name: 'resolver-dead',
    source: 'S15: the DNS server is dead',
    rules: [{ kind: 'outage', what: 'resolvers' }],
    network: anyOf('without names nothing can be reached, and silence has many causes', 'offline', 'unknown'),
    others: unsure,
  },
  { ...whitelist('only-approved-names', { answer: 'drop', by: 'name' }), short: true },
  whitelist('only-approved-names-reset', { answer: 'reset', by: 'name' }),
  whitelist('only-approved-names-and-addresses', { answer: 'drop', by: 'name-and-address' }),
  whitelist('only-approved-names-and-addresses-reset', { answer: 'reset', by: 'name-and-address' }),
  { ...traveller(whitelist('only-approved-names', { answer: 'drop', by: 'name' })), short: true },
  traveller(whitelist('only-approved-names-and-addresses-reset', { answer: 'reset', by: 'name-and-address' })),
  {
    ...traveller(whitelist('only-one-messenger', { answer: 'drop', by: 'name-and-address' })),
    rules: [{ kind: 'whitelist', names: ['*.max.ru', '*.oneme.ru'], answer: 'drop', by: 'name-and-address' }],
  },
  {
    ...whitelist('only-approved-names-of-iran-with-a-russian-clock', { answer: 'drop', by: 'name-and-address' }),
    rules: [{ kind: 'whitelist', names: domesticHosts('IR'), answer: 'drop', by: 'name-and-address' }],
    services: {},
  },
  {
    ...whitelist('others-at-14-kbit', { answer: 'throttle', by: 'name' }),
    network: anyOf(
      'foreign sites crawl: whether any answers in time is chance',
      'national-only',
      'slow-line',
      'unstable',
    ),
    others: calm,
  },
  {
    name: 'national-network-of-iran',
    source: 'S14: shutdown of January 2026 (net4people#561)',
    country: 'IR',
    rules: [{ kind: 'whitelist', names: domesticHosts('IR'), answer: 'drop', by: 'name-and-address' }],
    network: 'national-only',
    others: unsure,
  },
  {
    name: 'fake-addresses-of-a-vpn',
    source: 'S17: every name leads to 198.18.0.0/15',
    names: { fake: true },
    network: 'proxied',
  },
  {
    name: 'http-proxy',
    source: 'S17: the browser is set to use a proxy',
    browser: { proxy: proxies.working },
    network: 'proxied',
  },
  {
    name: 'http-proxy-dead',
    source: 'S17: the proxy that the browser is set to use is gone',
    browser: { proxy: proxies.dead },
    network: 'proxy-dead',
    others: unsure,
  },
  {
    name: 'http-proxy-silent',
    source: 'a proxy program that hangs: it takes every connection and says nothing',
    browser: { proxy: proxies.silent },
    network: anyOf<NetworkState>('Chromium does not say that a request goes to a proxy', 'proxy-dead', 'offline'),
    others: unsure,
  },
  {
    name: 'clock-wrong',
    source: 'S24: every certificate is out of date',
    behaviours: { '*': [{ kind: 'certificate', certificate: 'expired' }] },
    network: 'clock-wrong',
    others: unsure,
    short: true,
  },
  {
    name: 'network-changes-in-mid-round',
    source: 'S23: ERR_NETWORK_CHANGED',
    during: [{ afterHandshakes: 4, moved: true }],
    network: anyOf<NetworkState>(unseenChange, 'changed', 'online'),
    others: anyOf(unseenChange, unsure, works),
  },
  {
    name: 'network-changes-to-one-that-blocks',
    source: 'from Wi-Fi at home to a mobile network with a filter, in the middle of a check',
    during: [{ afterHandshakes: 6, moved: true, rules: filter }],
    network: 'changed',
    others: unsure,
  },
  {
    name: 'network-changes-from-one-that-blocks',
    source: 'the other way round',
    rules: filter,
    during: [{ afterHandshakes: 6, moved: true }],
    network: 'changed',
    others: unsure,
  },
  {
    name: 'uplink-changes-to-one-that-blocks',
    source: 'a router or a phone that takes another way while the device stays where it is, or a VPN on it',
    // By then call relays have reported the address.
    during: [{ afterHandshakes: 12, uplink: 'second', rules: filter }],
    network: 'changed',
    others: unsure,
  },
  {
    name: 'blocked-behind-many-addresses',
    source: 'a carrier that gives each connection another address of its pool (RFC 6888 asks for one)',
    uplink: 'pool',
    rules: filter,
    network: 'online',
    services: filtered,
  },
  {
    name: 'blocked-without-webrtc',
    source: 'a browser in which WebRTC is switched off',
    onlyIn: 'firefox',
    browser: { preferences: { 'media.peerconnection.enabled': false } },
    rules: filter,
    network: 'online',
    services: filtered,
  },
  {
    name: 'blocked-where-no-relay-answers',
    source: 'a network without STUN',
    rules: [...filter, { kind: 'udp', what: 'stun' }],
    network: 'online',
    services: filtered,
  },
  {
    name: 'link-gone-for-two-seconds',
    source: 'S23: from one Wi-Fi to the next',
    during: [{ afterHandshakes: 4, unplugged: true }, { laterMs: 2000 }],
    network: anyOf<NetworkState>('the round may end before the link is back', 'changed', 'offline'),
    others: unsure,
  },
  {
    name: 'policy-keeps-extensions-out-of-one-service',
    source: 'S20: enterprise policy (runtime_blocked_hosts)',
    onlyIn: 'chromium',
    browser: { keptOutOf: hostsOf('messenger') },
    network: 'online',
    services: { messenger: keptOut },
  },
  {
    name: 'policy-keeps-extensions-out-of-everything',
    source: 'S20: the same for every host',
    onlyIn: 'chromium',
    // Chromium accepts a hundred patterns at most.
    browser: { keptOutOf: ['*'] },
    network: anyOf('Chromium gives such a request no error name', 'browser-blocked', 'unknown'),
    others: keptOut,
  },
  {
    name: 'controls-of-one-vendor-blocked',
    source: 'background of S13: Google hosts blocked, the rest fine',
    rules: [{ kind: 'connect', names: vendorHosts('google'), answer: 'drop' }],
    network: 'online',
  },
  {
    name: 'captive-checks-blocked',
    source: 'Turkmenistan: msftncsi and gstatic checks blocked (net4people#523)',
    rules: [{ kind: 'connect', names: captiveHosts, ports: [80], answer: 'drop' }],
    network: 'online',
  },
  {
    name: 'every-control-blocked',
    source: 'OONI controlFailureWithSuccessfulHTTPSWebsite',
    rules: [{ kind: 'client-hello', names: [...foreignHosts, ...resolverHosts], answer: 'reset' }],
    network: anyOf('the services themselves are the only proof that there is an internet', 'online', 'unknown'),
  },
  {
    name: 'line-dies-in-mid-round',
    source: 'flapping line: what fails after that is nobody’s block',
    during: [{ afterMs: 350, rules: [{ kind: 'outage', what: 'everything' }] }],
    network: anyOf('how much had answered by then is chance', 'unstable', 'offline', 'unknown', 'changed'),
    others: unsure,
  },
  {
    name: 'service-is-down',
    source: 'S18: 5xx on everything',
    earlier: [{ minutesAgo: 60 }],
    behaviours: Object.fromEntries(hostsOf('discord').map((host) => [host, [{ kind: 'answer', status: 503 }]])),
    network: 'online',
    services: { discord: down },
    short: true,
  },
];

const honestLine = (name: string, line: Line): Scenario => ({
  name: `honest-${name}`,
  source: 'S29 and the honest lines of mobile, satellite and congested networks',
  line,
  network: anyOf('how bad the line is, is a matter of degree', 'online', 'slow-line', 'unstable', 'unknown', 'offline'),
  others: calm,
  short: name === 'satellite',
});

/** Bad lines without a censor: nothing may be called blocked, partly blocked or slow on them. */
export const honestLines: readonly Scenario[] = [
  ...Object.entries(badLines).map(([name, line]) => honestLine(name, line)),
  ...Object.entries(mobileLines).flatMap(([name, line]) => [
    honestLine(name, line),
    { ...honestLine(name, line), name: `honest-${name}-slow-names`, rules: [slowResolver(1500)] },
  ]),
  ...Object.entries(blackHoles).flatMap(([name, line]) => {
    // At best, headers and channels pass, and no page comes.
    const scenario = { ...honestLine(`black-hole-${name}`, line), others: unsure };
    return [scenario, { ...scenario, name: `${scenario.name}-in-russia`, country: 'RU' as const }];
  }),
  { ...honestLine('bufferbloat', badLines.bufferbloat), name: 'honest-download-beside', downloadsBeside: true },
];
