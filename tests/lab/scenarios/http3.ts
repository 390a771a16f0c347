import type { ServiceId } from '../../../src/model/service.ts';
import type { Rule } from '../censor/rule.ts';
import { foreignHosts, hostsOf } from '../hosts.ts';
import { badLines } from '../line.ts';
import { anyOf, blocked, type Expected, partly, type Scenario, unsure, works } from './scenario.ts';

/**
 * Hosts that announce HTTP/3: those of Meta, of Cloudflare's customers and of VK, and comparison sites.
 * @source the headers of their answers, 2026
 */
const speaking: readonly string[] = [...hostsOf('whatsapp', 'messenger', 'discord', 'max'), ...foreignHosts];

const all: readonly string[] = ['*'];

type World = Omit<Scenario, 'network' | 'source'> & Partial<Pick<Scenario, 'network' | 'source'>>;

const http3World = (world: World): Scenario => ({
  http3: speaking,
  network: 'online',
  source: 'a line on which browsers use HTTP/3 wherever a server announces it',
  ...world,
});

/** The same in a browser that met the offers before: once in a check on a healthy line, once by opening the pages. */
const inBoth = (world: World, visited: readonly ServiceId[] = ['discord']): readonly Scenario[] => [
  http3World(world),
  http3World({ ...world, name: `${world.name}-when-http3-is-known`, visited, earlier: [{ minutesAgo: 0 }] }),
];

const calm: Expected = anyOf('a line that loses answers may leave doubt, and never an alarm', works, unsure);

const quic = (rule: Pick<Extract<Rule, { kind: 'throttle' }>, 'bitsPerSecond' | 'lossPercent'>, names = all): Rule => ({
  kind: 'throttle',
  names,
  over: 'quic',
  ...rule,
});

/** Services work without QUIC too, so a block of it blocks no service. */
const passesOrNot: readonly Scenario[] = [
  ...inBoth({ name: 'quic-passes' }),
  ...inBoth({
    name: 'quic-dropped',
    source: 'S10: foreign QUIC dropped in Russia (net4people#108, #654); firewalls of companies',
    rules: [{ kind: 'udp', what: 'quic' }],
    quicHeldBack: 'for-all',
  }),
  http3World({
    name: 'quic-refused',
    source: 'firewalls that say that a port is closed',
    rules: [{ kind: 'udp', what: 'quic', answer: 'port-unreachable' }],
    quicHeldBack: 'for-all',
  }),
  // Names in Initial packets are encrypted with known keys, so a censor can read them. Here addresses stand for them.
  ...inBoth({
    name: 'quic-dropped-for-one-service',
    source: 'QUIC is filtered by name (Iran, China)',
    rules: [{ kind: 'udp', what: 'quic', names: hostsOf('discord') }],
    quicHeldBack: ['discord'],
  }),
  http3World({
    name: 'quic-where-ipv6-leads-nowhere',
    source: 'S33, with hosts that speak HTTP/3: the browser tries QUIC over IPv6 alone',
    names: { ipv6: true },
    rules: [{ kind: 'ipv6-black-hole' }],
  }),
  http3World({
    name: 'quic-over-a-satellite',
    source: 'S29: the browser gives up before an answer comes',
    line: badLines.satellite,
    network: anyOf('how bad the line is, is a matter of degree', 'online', 'slow-line', 'unstable'),
    others: calm,
  }),
  ...inBoth({
    name: 'quic-dies-amid-a-check',
    source: 'a firewall that begins to drop QUIC, under open connections',
    during: [{ afterHandshakes: 6, rules: [{ kind: 'udp', what: 'quic' }] }],
    quicHeldBack: 'for-all',
    others: calm,
  }),
  ...inBoth({
    name: 'quic-freezes-after-its-handshake',
    source: 'S4, over QUIC, for everybody: a browser does not go back to TCP',
    rules: [{ kind: 'freeze', names: all, afterPackets: 12, direction: 'both', over: 'quic' }],
    others: calm,
  }),
];

/** TCP is as fast as ever, and so are a check's measurements over it. */
const bad: readonly Scenario[] = [
  ...[5, 10, 20, 30].flatMap((lossPercent) =>
    inBoth({
      name: `quic-loses-${lossPercent}-percent`,
      source: 'an access network that drops datagrams first where it is full',
      rules: [quic({ lossPercent })],
      others: lossPercent > 10 ? calm : works,
    }),
  ),
  ...inBoth({
    name: 'quic-held-to-128-kbit',
    source: 'providers that police datagrams, whoever sends them',
    rules: [quic({ bitsPerSecond: 128_000 })],
    others: calm,
  }),
  ...inBoth({
    name: 'quic-of-one-service-held-to-128-kbit',
    source: 'S30, over QUIC alone',
    rules: [quic({ bitsPerSecond: 128_000 }, hostsOf('discord'))],
    services: {
      discord: anyOf(
        'what browsers ask over TCP is fast, and Firefox asks so in every check',
        { state: 'slow', cause: 'throttle' },
        works,
        unsure,
      ),
    },
  }),
];

/** TCP handshakes are cut by name. */
const cut: Rule = { kind: 'client-hello', names: hostsOf('discord'), answer: 'reset' };

/** Blocks of any transport look the same if servers offer HTTP/3. */
const ofBoth: readonly Scenario[] = [
  http3World({
    name: 'http3-and-one-service-at-64-kbit',
    source: 'S30, whatever carries it',
    rules: [{ kind: 'throttle', names: hostsOf('discord'), bitsPerSecond: 64_000, manner: 'police' }],
    services: { discord: { state: 'slow', cause: 'throttle' } },
  }),
  http3World({
    name: 'http3-and-messenger-at-128-kbit',
    source: 'S30, whatever carries it',
    rules: [{ kind: 'throttle', names: hostsOf('messenger'), bitsPerSecond: 128_000, manner: 'shape' }],
    services: { messenger: { state: 'slow', cause: 'throttle' } },
  }),
  http3World({
    name: 'http3-and-whatsapp-at-128-kbit',
    source: 'S30, whatever carries it',
    rules: [{ kind: 'throttle', names: hostsOf('whatsapp'), bitsPerSecond: 128_000, manner: 'shape' }],
    services: { whatsapp: { state: 'slow', cause: 'throttle' } },
  }),
  http3World({
    name: 'http3-and-freeze-over-tcp',
    source: 'S4, which leaves QUIC alone',
    rules: [{ kind: 'freeze', names: hostsOf('discord'), afterPackets: 25, direction: 'both' }],
    services: {
      discord: anyOf(
        'what comes over QUIC does not freeze',
        partly({ media: 'blocked' }, 'freeze', 'timeout'),
        unsure,
        works,
      ),
    },
  }),
  http3World({
    name: 'http3-dropped-and-freeze-over-tcp',
    source: 'S4 and S10, as in Russia',
    rules: [
      { kind: 'freeze', names: hostsOf('discord'), afterPackets: 25, direction: 'both' },
      { kind: 'udp', what: 'quic' },
    ],
    quicHeldBack: 'for-all',
    services: { discord: partly({ media: 'blocked', upload: 'blocked' }, 'freeze', 'timeout') },
  }),
];

const cutByName: readonly Scenario[] = [
  ...inBoth({
    name: 'tcp-cut-while-quic-passes',
    source:
      'censors that read handshakes of TCP alone (net4people#571): a tab may open the page over QUIC, and no channel',
    rules: [cut],
    services: { discord: blocked('tls', 'reset') },
    overQuicAlone: ['discord'],
  }),
  ...inBoth({
    name: 'tcp-cut-and-quic-dropped',
    source: 'S10 and S5 together',
    rules: [cut, { kind: 'udp', what: 'quic', names: hostsOf('discord') }],
    services: { discord: blocked('tls', 'reset') },
  }),
];

/** Networks that treat QUIC and TCP differently, with servers that offer HTTP/3 as real ones do. */
export const http3: readonly Scenario[] = [...passesOrNot, ...bad, ...ofBoth, ...cutByName];
