import type { HistoryRecord } from '../../../src/history/export/history-record.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Round } from '../../../src/model/round.ts';

/** One record of each kind, with every optional field. */

export const start = Date.parse('2026-11-25T13:20:00.000Z');

const about = { host: 'signal.org', at: start + 10, tookMs: 120, attempt: 1, phase: 'during', reused: false } as const;

export const observations: readonly Observation[] = [
  {
    ...about,
    subject: { kind: 'service', service: 'signal', endpoint: 'web', function: 'web' },
    probe: 'https',
    outcome: { kind: 'answered', status: 301, healthy: false, redirectedTo: 'portal.example', challenge: true },
    stages: { dnsMs: 1, tcpMs: 2, tlsMs: 3, firstByteMs: 4 },
    addressKind: 'public',
    addressTag: 65535,
    protocol: 'h2',
  },
  {
    ...about,
    subject: { kind: 'service', service: 'signal', endpoint: 'chat', function: 'messages' },
    probe: 'websocket',
    outcome: { kind: 'failed', failure: 'tls_timeout_error' },
    browserError: 'net::ERR_TIMED_OUT',
  },
  {
    ...about,
    subject: { kind: 'service', service: 'signal', endpoint: 'chat', function: 'messages' },
    probe: 'doh',
    outcome: { kind: 'resolved', addressKinds: ['public'], exists: false },
    resolver: 'quad9',
  },
  {
    ...about,
    subject: { kind: 'control', control: 'yandex', class: 'domestic', vendor: 'yandex', country: 'RU' },
    probe: 'https',
    outcome: { kind: 'opened' },
    transfer: {
      direction: 'down',
      bytes: 65536,
      end: 'stalled',
      kbps: 310.5,
      headMs: 80,
      points: [
        [16384, 20],
        [65536, 440],
      ],
    },
  },
  {
    ...about,
    subject: { kind: 'service', service: 'signal', endpoint: 'web', function: 'web' },
    probe: 'websocket',
    outcome: { kind: 'skipped', why: 'identifying-headers' },
  },
];

export const round: Round = {
  at: start,
  extent: 'whole',
  trigger: 'schedule',
  status: 'finished',
  services: ['signal'],
  profile: 'n-1',
  endedAt: start + 9000,
  network: {
    state: 'national-only',
    because: ['domestic-only'],
    controlMs: 120,
    answered: 2,
    tried: 6,
    country: 'RU',
  },
  verdicts: [
    {
      service: 'signal',
      state: 'partial',
      cause: 'tls',
      manner: 'timeout',
      confidence: 'likely',
      because: ['tries-agree', 'controls-fine'],
      at: start + 9000,
      ruleset: 1,
      catalogue: 3,
      functions: [
        { function: 'web', state: 'works', confidence: 'confident', because: ['fresh-answer'], kbps: 1200.5 },
        {
          function: 'messages',
          state: 'blocked',
          cause: 'tls',
          manner: 'timeout',
          confidence: 'likely',
          count: { failed: 1, total: 2 },
          because: ['tries-agree'],
        },
        {
          function: 'media',
          state: 'blocked',
          cause: 'freeze',
          manner: 'timeout',
          confidence: 'likely',
          stoppedAfterKilobytes: 16,
          because: ['tries-agree', 'freezes-early'],
        },
      ],
    },
  ],
  problem: 'storage-full',
};

const tally = { rounds: 2, states: { works: 1, blocked: 1 }, kbps: { n: 1, sum: 5, min: 5, max: 5 } };

export const records: readonly HistoryRecord[] = [
  {
    kind: 'network',
    network: { id: 'n-1', label: 'Home', metered: true },
  },
  { kind: 'note', note: { day: '2026-11-25', text: 'power cut, "again"\nand again' } },
  { kind: 'feedback', feedback: { round: start, profile: 'n-1', service: 'signal', says: 'wrong' } },
  {
    kind: 'day',
    day: {
      day: '2026-01-02',
      profile: 'n-1',
      network: { 7: { rounds: 2, states: { online: 2 }, controlMs: { n: 2, sum: 9, min: 4, max: 5 } } },
      services: {
        signal: {
          total: tally,
          functions: { web: tally },
          turns: [
            { at: start, state: 'works', partly: true },
            { at: start + 1, state: 'blocked', function: 'web', cause: 'dns', manner: 'nxdomain' },
          ],
        },
      },
    },
    hours: [
      {
        service: 'signal',
        day: '2026-01-02',
        profile: 'n-1',
        hours: { 23: { total: tally, functions: { web: tally } } },
      },
    ],
  },
  { kind: 'round', round, observations },
];
