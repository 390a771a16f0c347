import { hostsOf } from '../hosts.ts';
import { type Scenario, works } from './scenario.ts';

const needs = {
  speed: 'the quick check reads heads alone: it measures no speed and meets no freeze',
  upload: 'the quick check sends nothing large',
  calls: 'the quick check asks no relay',
} as const;

/** Worlds whose verdict needs a probe that the quick check does not make. Until then they are not judged. */
export const pending: readonly Scenario[] = [
  {
    name: 'freeze-after-25-packets',
    source: 'S4: 16-20 KB to foreign hosters (net4people#490, dpi-checkers)',
    country: 'RU',
    rules: [{ kind: 'freeze', names: hostsOf('discord', 'signal'), afterPackets: 25, direction: 'both' }],
    network: 'online',
    services: {
      discord: { state: 'partial', cause: 'freeze', functions: { web: 'works', media: 'blocked' } },
      signal: { state: 'partial', cause: 'freeze' },
    },
    pending: needs.speed,
  },
  {
    name: 'large-object-arrives',
    source: 'OONI largeFileWithHTTPS',
    behaviours: { 'cdn.discordapp.com': [{ kind: 'large-body', bytes: 32_000_000 }] },
    network: 'online',
    pending: needs.speed,
  },
  {
    name: 'uploads-get-lost',
    source: 'S5: random loss of what is sent (youtubeUnblock#361; Telegram, winter of 2025-26)',
    country: 'RU',
    rules: [{ kind: 'freeze', names: hostsOf('telegram'), afterBytes: 16_000, direction: 'up', lossPercent: 60 }],
    network: 'online',
    services: { telegram: { state: 'partial', cause: 'freeze', functions: { upload: 'blocked' } } },
    pending: needs.upload,
  },
  {
    name: 'one-service-at-64-kbit',
    source: 'S30: YouTube-like throttling by policing',
    rules: [{ kind: 'throttle', names: hostsOf('discord'), bitsPerSecond: 64_000, manner: 'police' }],
    network: 'online',
    services: { discord: { state: 'slow', cause: 'throttle' } },
    pending: needs.speed,
  },
  {
    name: 'one-service-at-128-kbit-shaped',
    source: 'S30: the same by shaping',
    rules: [{ kind: 'throttle', names: hostsOf('telegram'), bitsPerSecond: 128_000, manner: 'shape' }],
    network: 'online',
    services: { telegram: { state: 'slow', cause: 'throttle' } },
    pending: needs.speed,
  },
  {
    name: 'one-service-late-and-lossy',
    source: 'OONI throttlingWithHTTPS: 300 ms more and 10 % loss',
    rules: [{ kind: 'throttle', names: hostsOf('whatsapp'), delayMs: 300, lossPercent: 10 }],
    network: 'online',
    services: { whatsapp: { state: 'slow', cause: 'throttle' } },
    pending: needs.speed,
  },
  {
    name: 'calls-alone-blocked',
    source: 'S8: STUN and TURN to relays dropped, August 2025; UAE, Qatar, Oman (Signal-Android#14654)',
    rules: [{ kind: 'udp', what: 'stun', names: ['stun.fbsbx.com', 'turn3.voip.signal.org'] }],
    network: 'online',
    services: {
      whatsapp: { state: 'partial', cause: 'udp', functions: { messages: 'works', calls: 'blocked' } },
      messenger: { state: 'partial', cause: 'udp', functions: { messages: 'works', calls: 'blocked' } },
      signal: { state: 'partial', cause: 'udp', functions: { messages: 'works', calls: 'blocked' } },
    },
    pending: needs.calls,
  },
  {
    name: 'no-datagrams-at-all',
    source: 'S9: an office firewall; nobody’s block',
    rules: [{ kind: 'udp', what: 'all' }],
    network: 'online',
    others: works,
    pending: needs.calls,
  },
];
