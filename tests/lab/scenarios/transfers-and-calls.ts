import { services } from '../../../src/catalogue/catalogue.ts';
import { relayPlace } from '../../../src/model/call-relay.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, partly, type Scenario, works } from './scenario.ts';

const callRelays = services.flatMap(({ relays = [] }) => relays.map((relay) => relayPlace(relay).host));

/** Lines with a known rate, which the check must measure correctly. */
const rates = [64, 128, 256, 512, 1000, 2000, 5000].map(
  (kbps): Scenario => ({
    name: `rate-${kbps}`,
    source: 'goodput against the rate that is set',
    line: { roundTripMs: 40, downBitsPerSecond: kbps * 1000, upBitsPerSecond: kbps * 1000 },
    rate: { kbps },
    network: anyOf<NetworkState>(
      'how slow a line is, is a matter of degree; where probes wait for each other long enough, it looks as if it lost some',
      'online',
      'slow-line',
      'unstable',
    ),
  }),
);

/** Blocks that loading a page does not show: of large objects, speed, uploads and calls. */
export const transfersAndCalls: readonly Scenario[] = [
  ...rates,
  {
    name: 'freeze-after-25-packets',
    source: 'S4: 16-20 KB to foreign hosters (net4people#490, dpi-checkers)',
    country: 'RU',
    rules: [{ kind: 'freeze', names: hostsOf('discord', 'signal'), afterPackets: 25, direction: 'both' }],
    network: 'online',
    services: {
      // The pages come, but nothing shows whether the files that they name do.
      discord: partly({ web: 'unsure', media: 'blocked', upload: 'blocked' }, 'freeze', 'timeout'),
      // Its uploads go to the host whose downloads freeze, so they are left out.
      signal: partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout'),
    },
    short: true,
  },
  {
    name: 'freeze-before-the-first-record-is-whole',
    source: 'S4 with TLS records of 16 KB: the browser sees nothing of the body',
    country: 'RU',
    rules: [{ kind: 'freeze', names: hostsOf('discord'), afterBytes: 16_000, direction: 'both' }],
    network: 'online',
    services: { discord: partly({ web: 'blocked', media: 'blocked' }, 'freeze', 'timeout') },
  },
  {
    name: 'freeze-amid-small-records',
    source: 'S4 with TLS records of one packet each: the browser sees the body until it stops',
    behaviours: Object.fromEntries(hostsOf('discord').map((host) => [host, [{ kind: 'small-records', bytes: 1400 }]])),
    rules: [{ kind: 'freeze', names: hostsOf('discord'), afterBytes: 20_000, direction: 'both' }],
    network: 'online',
    services: { discord: partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout') },
  },
  {
    name: 'freeze-of-what-comes',
    source: 'S4 in one direction: what is asked still arrives',
    rules: [{ kind: 'freeze', names: hostsOf('signal'), afterBytes: 20_000, direction: 'down' }],
    network: 'online',
    services: {
      signal: anyOf(
        'a browser asks again on the connection that is frozen, so nothing small passes either',
        partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout'),
        { state: 'works', functions: { media: 'unsure' } },
      ),
    },
  },
  {
    name: 'large-object-moved',
    source: 'objects disappear: the catalogue has another one',
    behaviours: { 'telegram.org': [{ kind: 'answer', status: 404 }] },
    network: 'online',
    services: { telegram: { state: 'works', functions: { media: 'works' } } },
  },
  {
    name: 'every-large-object-moved',
    source: 'objects disappear: nothing is left to measure with',
    behaviours: {
      'telegram.org': [{ kind: 'answer', status: 404 }],
      'td.telegram.org': [{ kind: 'answer', status: 404 }],
    },
    network: 'online',
    services: { telegram: works },
  },
  {
    name: 'large-object-shrunk',
    source: 'an object that is small by now shows no speed',
    behaviours: { 'stable.dl2.discordapp.net': [{ kind: 'large-body', bytes: 3000 }] },
    network: 'online',
    services: { discord: works },
  },
  {
    name: 'large-object-arrives',
    source: 'OONI largeFileWithHTTPS',
    behaviours: { 'stable.dl2.discordapp.net': [{ kind: 'large-body', bytes: 32_000_000 }] },
    network: 'online',
  },
  {
    name: 'large-object-hangs',
    source: 'a server that hangs by itself at one object: not ours to call a freeze',
    behaviours: { 'updates.signal.org': [{ kind: 'hang' }] },
    network: 'online',
    services: { signal: { state: 'works', functions: { media: 'unsure', upload: 'unsure' } } },
  },
  {
    name: 'uploads-get-lost',
    source: 'S5: random loss of what is sent (youtubeUnblock#361; Telegram, winter of 2025-26)',
    country: 'RU',
    rules: [{ kind: 'freeze', names: hostsOf('telegram'), afterBytes: 16_000, direction: 'up', lossPercent: 60 }],
    network: 'online',
    services: {
      telegram: anyOf(
        'how much of it gets lost is a matter of chance: it stalls, or comes through slowly',
        partly({ web: 'works', media: 'works', upload: 'blocked' }, 'freeze', 'timeout'),
        { state: 'slow', cause: 'throttle', functions: { upload: 'slow' } },
      ),
    },
    short: true,
  },
  {
    name: 'store-of-a-large-object-blocked',
    source: 'S5, of a host that only sends the file by which speed is measured: no freeze, and nothing known of photos',
    rules: [{ kind: 'client-hello', names: ['scontent.whatsapp.net'], answer: 'drop' }],
    network: 'online',
    services: { whatsapp: { state: 'works', functions: { media: 'unsure' } } },
    others: works,
  },
  {
    name: 'one-service-at-64-kbit',
    source: 'S30: YouTube-like throttling by policing',
    rules: [{ kind: 'throttle', names: hostsOf('discord'), bitsPerSecond: 64_000, manner: 'police' }],
    network: 'online',
    services: { discord: { state: 'slow', cause: 'throttle' } },
    short: true,
  },
  {
    name: 'one-service-at-128-kbit-shaped',
    source: 'S30: the same by shaping',
    rules: [{ kind: 'throttle', names: hostsOf('telegram'), bitsPerSecond: 128_000, manner: 'shape' }],
    network: 'online',
    services: { telegram: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } } },
    rate: { kbps: 128, of: 'telegram' },
  },
  {
    name: 'one-service-at-400-kbit-on-a-fast-line',
    source: 'S30, milder: what comes slowly beside sites whose samples come all at once',
    line: { roundTripMs: 40, downBitsPerSecond: 100_000_000, upBitsPerSecond: 50_000_000 },
    rules: [{ kind: 'throttle', names: hostsOf('telegram'), bitsPerSecond: 400_000, manner: 'shape' }],
    network: 'online',
    services: { telegram: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } } },
  },
  {
    name: 'one-service-at-200-kbit-on-a-line-of-2-mbit',
    source: 'S30, on a line of which seven samples at once would get as little each',
    line: { roundTripMs: 40, downBitsPerSecond: 2_000_000, upBitsPerSecond: 1_000_000 },
    rules: [{ kind: 'throttle', names: hostsOf('whatsapp'), bitsPerSecond: 200_000, manner: 'shape' }],
    network: 'online',
    services: { whatsapp: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } } },
  },
  {
    name: 'one-service-at-48-kbit-behind-a-long-queue',
    source: 'S30: connecting takes a second, and not because the service is far away',
    rules: [{ kind: 'throttle', names: hostsOf('discord'), bitsPerSecond: 48_000, manner: 'shape' }],
    network: 'online',
    services: { discord: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } } },
  },
  {
    name: 'one-service-at-64-kbit-for-each-connection',
    source: 'S30: policing of each flow',
    rules: [
      { kind: 'throttle', names: hostsOf('signal'), bitsPerSecond: 64_000, manner: 'police', each: 'connection' },
    ],
    network: 'online',
    services: { signal: { state: 'slow', cause: 'throttle' } },
  },
  {
    name: 'one-service-late-and-lossy',
    source: 'OONI throttlingWithHTTPS: 300 ms more and 10 % loss',
    rules: [{ kind: 'throttle', names: hostsOf('whatsapp'), delayMs: 300, lossPercent: 10 }],
    network: 'online',
    services: {
      whatsapp: anyOf(
        'what gets lost is a matter of chance: the second measurement does not always agree with the first',
        { state: 'slow', cause: 'throttle' },
        works,
      ),
    },
  },
  {
    name: 'calls-alone-blocked',
    source: 'S8: STUN and TURN to relays dropped, August 2025; UAE, Qatar, Oman (Signal-Android#14654)',
    // Single failing relays may have been given up, so their silence counts only after they have answered.
    earlier: [{ minutesAgo: 60 }],
    rules: [{ kind: 'udp', what: 'stun', names: callRelays }],
    network: 'online',
    services: {
      whatsapp: { state: 'works', functions: { calls: 'untestable' } },
      messenger: partly({ messages: 'works', calls: 'blocked' }, 'udp'),
      signal: { state: 'works', functions: { calls: 'works' } },
    },
    short: true,
  },
  {
    name: 'calls-blocked-on-every-way',
    source: 'the same where relays over TCP and TLS are dropped too',
    earlier: [{ minutesAgo: 60 }],
    rules: [
      { kind: 'udp', what: 'stun', names: callRelays },
      { kind: 'connect', names: callRelays, answer: 'drop' },
    ],
    network: 'online',
    services: {
      whatsapp: { state: 'works', functions: { calls: 'untestable' } },
      messenger: partly({ messages: 'works', calls: 'blocked' }, 'udp'),
      // No source says that its relays answer strangers.
      signal: { state: 'works', functions: { calls: 'unsure' } },
    },
  },
  {
    name: 'honest-given-up-relays',
    source: 'call relays that a service has given up since the catalogue was written',
    rules: [
      { kind: 'connect', names: callRelays, answer: 'drop' },
      { kind: 'udp', what: 'stun', names: callRelays },
    ],
    network: 'online',
    services: { messenger: { state: 'works', functions: { calls: 'unsure' } } },
    others: works,
  },
  {
    name: 'no-datagrams-at-all',
    source: 'S9: an office firewall; nobody’s block',
    rules: [{ kind: 'udp', what: 'all' }],
    network: 'online',
    services: { messenger: { state: 'works', functions: { calls: 'unsure' } } },
    others: works,
  },
  {
    name: 'datagrams-to-some-ports-alone',
    source: 'S9, with a firewall that lets out QUIC and the calls of one vendor; nobody’s block',
    rules: [{ kind: 'udp', what: 'all', exceptPorts: [443, 19302] }],
    network: 'online',
    services: {
      messenger: { state: 'works', functions: { calls: 'unsure' } },
    },
    others: works,
  },
];
