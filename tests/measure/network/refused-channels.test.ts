import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { refusesChannels } from '../../../src/measure/network/refused-channels.ts';
import type { Failure } from '../../../src/model/failures.ts';
import type { Observation } from '../../../src/model/observation.ts';

const seen = (service: string, probe: Observation['probe'], outcome: Observation['outcome']): Observation => ({
  subject: { kind: 'service', service, endpoint: 'chat', function: 'messages' },
  probe,
  host: `${service}.example`,
  at: 0,
  tookMs: 100,
  attempt: 1,
  phase: 'during',
  outcome,
  reused: false,
});

const page = (service: string) => seen(service, 'https', { kind: 'answered', status: 400, healthy: true });
const channel = (service: string, failure: Failure = 'websocket_failed') =>
  seen(service, 'websocket', { kind: 'failed', failure });
const refusedTwice = (service: string, failure?: Failure) => [
  page(service),
  channel(service, failure),
  channel(service, failure),
];

it('a connection blocks channels if two services whose pages answer open none', () => {
  expect(refusesChannels(checkOf([...refusedTwice('whatsapp'), ...refusedTwice('discord')]))).toBe(true);
});

it('one service without a channel says nothing about the connection', () => {
  expect(refusesChannels(checkOf(refusedTwice('whatsapp')))).toBe(false);
});

it('one channel that opens clears the connection', () => {
  const opened = seen('max', 'websocket', { kind: 'opened' });
  expect(refusesChannels(checkOf([...refusedTwice('whatsapp'), ...refusedTwice('discord'), opened]))).toBe(false);
});

it('one lost try of each service says nothing about the connection', () => {
  const once = ['whatsapp', 'discord'].flatMap((service) => [page(service), channel(service)]);
  expect(refusesChannels(checkOf(once))).toBe(false);
});

it.each(['interrupted', 'blocked_by_browser', 'network_down'] as const)(
  'tries that never left this device (%s) say nothing about the connection',
  (failure) => {
    expect(refusesChannels(checkOf([...refusedTwice('whatsapp', failure), ...refusedTwice('discord', failure)]))).toBe(
      false,
    );
  },
);
