import { deadPrivateAddress } from '../fixed-addresses.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, blocked, partly, type Scenario, unsure, works } from './scenario.ts';

const reset = (names: readonly string[]) => ({ kind: 'client-hello', names, answer: 'reset' }) as const;
const silence = (names: readonly string[]) => ({ kind: 'connect', names, answer: 'drop' }) as const;
const justBlocked = { rules: [], minutesAgo: 0 };

/** Censors that count, remember or act only sometimes, and changes over time. */
export const statefulCensors: readonly Scenario[] = [
  {
    name: 'connections-counted',
    source: 'S25: the fourth parallel handshake freezes, one minute of cooldown (net4people#546)',
    rules: [{ kind: 'connection-count', names: ['*'], limit: 3, cooldownMs: 60_000 }],
    network: 'online',
    untouched: true,
    short: true,
  },
  {
    name: 'penalty-for-the-address',
    source: 'S27: one minute of silence after a blocked name (Iran, China)',
    country: 'CN',
    rules: [reset(hostsOf('whatsapp')), { kind: 'residual', names: hostsOf('whatsapp'), penaltyMs: 60_000 }],
    network: 'online',
    services: {
      whatsapp: anyOf(
        'the browser tries again by itself, and its second try meets the silence that the first one earned',
        blocked('tls', 'reset'),
        blocked('ip', 'timeout'),
      ),
    },
    short: true,
  },
  {
    name: 'penalty-that-nobody-earned',
    source: 'S27 on a healthy network',
    rules: [{ kind: 'residual', names: ['nobody.example.net'], penaltyMs: 60_000 }],
    network: 'online',
    untouched: true,
  },
  {
    name: 'every-second-handshake-reset',
    source: 'S28: two or three requests needed (dpi-checkers#20)',
    rules: [{ ...reset(hostsOf('discord')), every: 2 }],
    network: 'online',
    services: {
      discord: anyOf(
        'browsers try a reset handshake again and get through, but for channels in Firefox, which take turns with the page',
        works,
        unsure,
        partly({ web: 'works', messages: 'blocked' }, 'websocket'),
      ),
    },
  },
  {
    name: 'every-second-handshake-swallowed',
    source: 'S28, without a word',
    rules: [{ kind: 'client-hello', names: hostsOf('signal'), answer: 'drop', every: 2 }],
    network: 'online',
    services: { signal: anyOf('tries disagree: a second one got through', unsure, works) },
  },
  {
    name: 'half-of-the-handshakes-swallowed',
    source: 'S28: p = 0.5',
    rules: [{ kind: 'client-hello', names: hostsOf('messenger'), answer: 'drop', chance: 0.5 }],
    network: 'online',
    services: {
      messenger: anyOf(
        'by chance every try of one host can be hit, or none',
        unsure,
        works,
        partly({}, 'tls', 'timeout'),
        blocked('tls', 'timeout'),
      ),
    },
  },
  {
    name: '50-percent-of-handshakes-reset',
    source: 'S28: every second handshake is cut, by chance; browsers make one try out of two',
    rules: [{ ...reset(hostsOf('telegram')), chance: 0.5 }],
    network: 'online',
    services: {
      telegram: anyOf(
        'by chance most tries can get through, or every try of one function be hit',
        partly({}, 'tls', 'reset'),
        { state: 'partial', cause: 'mixed' },
        { ...works, confidence: 'likely' },
        unsure,
      ),
    },
  },
  ...[0.7, 0.85, 0.95].map(
    (chance): Scenario => ({
      name: `${Math.round(chance * 100)}-percent-of-handshakes-reset`,
      source: 'S28: most handshakes are cut, by chance',
      rules: [{ ...reset(hostsOf('telegram')), chance }],
      network: 'online',
      services: {
        telegram: anyOf(
          'by chance every try of one function can be hit',
          partly({}, 'tls', 'reset'),
          { state: 'partial', cause: 'mixed' },
          blocked('tls', 'reset'),
          unsure,
        ),
      },
    }),
  ),
  {
    name: 'block-begins-while-connections-are-open',
    source: 'S37: existing sessions are not cut until the list arrives (tspu-docs 8)',
    earlier: [justBlocked],
    rules: [reset(hostsOf('whatsapp'))],
    network: 'online',
    services: { whatsapp: blocked('tls', 'reset') },
  },
  {
    name: 'block-without-a-word-begins-while-connections-are-open',
    source: 'S37, where handshakes are swallowed',
    earlier: [justBlocked],
    rules: [{ kind: 'client-hello', names: hostsOf('discord', 'viber'), answer: 'drop' }],
    network: 'online',
    services: { discord: blocked('tls', 'timeout'), viber: blocked('tls', 'timeout') },
  },
  ...(
    [
      ['reset', 'reset'],
      ['drop', 'timeout'],
    ] as const
  ).map(
    ([answer, manner]): Scenario => ({
      name: `every-name-${answer}-while-connections-are-open`,
      source: 'S37, for all messengers that are checked: no new connection to any of them comes up',
      // In other countries, a messenger that serves only Russia may fail by itself.
      country: 'RU',
      earlier: [justBlocked],
      rules: [{ kind: 'client-hello', names: hostsOf(), answer }],
      network: 'online',
      others: blocked('tls', manner),
    }),
  ),
  {
    name: 'nothing-changes-while-connections-are-open',
    source: 'somebody who checks twice in a row',
    earlier: [justBlocked],
    network: 'online',
    others: works,
  },
  {
    name: 'downloads-slow-down-while-connections-are-open',
    source: 'S37, for a slow-down: what was open goes on as fast as before',
    line: { roundTripMs: 40, downBitsPerSecond: 10_000_000, upBitsPerSecond: 10_000_000 },
    earlier: [
      { ...justBlocked, line: { roundTripMs: 40, downBitsPerSecond: 10_000_000, upBitsPerSecond: 10_000_000 } },
    ],
    rules: [
      {
        kind: 'throttle',
        names: hostsOf('discord', 'telegram'),
        bitsPerSecond: 150_000,
        each: 'connection',
        sparesOpen: true,
      },
    ],
    network: 'online',
    services: {
      discord: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } },
      telegram: { state: 'slow', cause: 'throttle', functions: { media: 'slow' } },
    },
  },
  {
    name: 'downloads-freeze-while-connections-are-open',
    // A tab shows their pages half-drawn: the files that they name freeze too.
    source: 'S4 and S37: what was open goes on as before',
    earlier: [justBlocked],
    rules: [
      { kind: 'freeze', names: hostsOf('discord', 'signal'), afterPackets: 25, direction: 'both', sparesOpen: true },
    ],
    network: 'online',
    services: {
      discord: partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout'),
      signal: partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout'),
    },
  },
  {
    name: 'addresses-refuse-while-connections-are-open',
    source: 'S37, by address: what is open is left alone',
    earlier: [justBlocked],
    rules: [{ kind: 'connect', names: hostsOf('viber'), answer: 'reset' }],
    network: 'online',
    services: { viber: blocked('ip', 'refused') },
  },
  {
    name: 'names-are-poisoned-while-connections-are-open',
    source: 'S37, by name: a page or channel on a new connection asks for it again',
    // Firefox keeps the address as long as the last answer allows.
    onlyIn: 'chromium',
    earlier: [justBlocked],
    rules: [{ kind: 'dns', names: hostsOf('discord'), answer: [deadPrivateAddress] }],
    network: 'online',
    services: { discord: blocked('dns', 'poisoned') },
  },
  {
    name: 'answer-lies-in-the-cache',
    source: 'S36: browsers keep what they got (dpi-checkers#20)',
    earlier: [
      {
        behaviours: Object.fromEntries(
          hostsOf('viber').map((host) => [
            host,
            [{ kind: 'answer', status: 200, headers: { 'cache-control': 'public, max-age=86400' } } as const],
          ]),
        ),
        minutesAgo: 0,
      },
    ],
    rules: [
      { kind: 'connect', names: hostsOf('viber'), answer: 'drop' },
      { kind: 'freeze', names: hostsOf('viber'), afterBytes: 0, direction: 'both' },
    ],
    network: 'online',
    services: {
      viber: anyOf(
        'silence of an address and of its open connections look alike',
        blocked('ip', 'timeout'),
        blocked('tls', 'timeout'),
      ),
    },
  },
  {
    name: 'blocked-for-half-an-hour',
    source: 'a failure repeated over twenty minutes is certain',
    earlier: [{ rules: [reset(hostsOf('whatsapp'))], minutesAgo: 30 }],
    rules: [reset(hostsOf('whatsapp'))],
    network: 'online',
    services: { whatsapp: { ...blocked('tls', 'reset'), confidence: 'confident' } },
    short: true,
  },
  {
    name: 'blocked-for-ten-minutes',
    source: 'a passing fault can last so long',
    earlier: [{ rules: [reset(hostsOf('whatsapp'))], minutesAgo: 10 }],
    rules: [reset(hostsOf('whatsapp'))],
    network: 'online',
    services: { whatsapp: { ...blocked('tls', 'reset'), confidence: 'likely' } },
  },
  {
    name: 'blocked-with-a-pause',
    source: 'what answered in between was no lasting failure',
    earlier: [
      { rules: [reset(hostsOf('whatsapp'))], minutesAgo: 40 },
      { rules: [], minutesAgo: 20 },
    ],
    // Closes open connections, as they would be after twenty minutes.
    moved: true,
    rules: [reset(hostsOf('whatsapp'))],
    network: 'online',
    services: { whatsapp: { ...blocked('tls', 'reset'), confidence: 'likely' } },
  },
  {
    name: 'silent-address-for-half-an-hour',
    source: 'a server can be switched off for as long',
    earlier: [{ rules: [silence(hostsOf('messenger'))], minutesAgo: 30 }],
    rules: [silence(hostsOf('messenger'))],
    network: 'online',
    services: { messenger: { ...blocked('ip', 'timeout'), confidence: 'likely' } },
  },
  {
    name: 'unblocked-again',
    source: 'a block that ended: what was must not colour what is',
    earlier: [{ rules: [reset(hostsOf('whatsapp'))], minutesAgo: 30 }],
    rules: [],
    network: 'online',
    services: { whatsapp: works },
  },
];
