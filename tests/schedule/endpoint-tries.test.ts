import { expect, it } from 'vitest';
import { substitutePages } from '../../src/measure/endpoints/substitute-pages.ts';
import type { Observation } from '../../src/model/observation.ts';
import { repeatsDue } from '../../src/schedule/endpoint-tries.ts';
import { discord } from '../judge/sample-services.ts';

it('a host that is silent over new connections is tried over new ones, and not again and again over an old one', () => {
  const endpoint = discord.endpoints.find((one) => one.function === 'web');
  if (!endpoint) throw new Error('the service has no endpoint');
  const page = (attempt: number, answersOnOld: boolean): Observation => ({
    subject: { kind: 'service', service: discord.id, endpoint: endpoint.id, function: endpoint.function },
    probe: 'https',
    host: new URL(endpoint.url).hostname,
    at: attempt,
    tookMs: 60,
    attempt,
    phase: 'during',
    outcome: answersOnOld
      ? { kind: 'answered', status: 200, healthy: true }
      : { kind: 'failed', failure: 'generic_timeout_error' },
    reused: answersOnOld,
  });
  const seen = [page(1, true), page(1, false), page(2, false)];
  const due = () => repeatsDue({ service: discord, endpoint }, seen, substitutePages(seen), 1);
  expect(due()).toMatchObject([{ probe: 'handshake', attempt: 3 }]);
  seen.push(page(3, false));
  expect(due()).toEqual([]);
  seen.push(page(3, true));
  expect(due()).toEqual([]);
});

it('a channel that was cut at once and then did not open is tried once more', () => {
  const endpoint = discord.endpoints.find((one) => one.function === 'messages');
  if (!endpoint) throw new Error('the service has no channel');
  const made = (probe: 'websocket' | 'channel', attempt: number, outcome: Observation['outcome']): Observation => ({
    subject: { kind: 'service', service: discord.id, endpoint: endpoint.id, function: endpoint.function },
    probe,
    host: new URL(endpoint.url).hostname,
    at: attempt,
    tookMs: 60,
    attempt,
    phase: 'during',
    outcome,
    reused: false,
  });
  const failed = { kind: 'failed', failure: 'websocket_failed' } as const;
  const cut = { kind: 'failed', failure: 'channel_cut' } as const;
  const seen = [made('websocket', 1, { kind: 'opened' }), made('channel', 1, cut), made('websocket', 2, failed)];
  const due = () => repeatsDue({ service: discord, endpoint }, seen, substitutePages(seen), 0);
  expect(due()).toMatchObject([{ probe: 'websocket', attempt: 3 }]);
  seen.push(made('websocket', 3, failed));
  expect(due()).toEqual([]);
});
