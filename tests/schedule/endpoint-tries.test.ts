import { expect, it } from 'vitest';
import { substitutePages } from '../../src/measure/endpoints/substitute-pages.ts';
import type { Observation } from '../../src/model/observation.ts';
import { repeatsDue } from '../../src/schedule/endpoint-tries.ts';
import { discord } from '../judge/sample-services.ts';
import { answer, endpointOf, tryAt } from '../judge/sample-tries.ts';

function dueAfter(seen: readonly Observation[], id: string, extra: number) {
  const planned = { service: discord, endpoint: endpointOf(discord, id) };
  return repeatsDue(planned, seen, substitutePages(seen), extra);
}

it('a host that is silent over new connections is tried over new ones, and not again and again over an old one', () => {
  const onOld = (attempt: number) => tryAt(discord, 'web', { ...answer, attempt, reused: true });
  const silent = (attempt: number) => tryAt(discord, 'web', { attempt });
  const two = [onOld(1), silent(1), silent(2)];
  expect(dueAfter(two, 'web', 1)).toMatchObject([{ probe: 'handshake', attempt: 3 }]);
  expect(dueAfter([...two, silent(3)], 'web', 1)).toEqual([]);
  expect(dueAfter([...two, silent(3), onOld(3)], 'web', 1)).toEqual([]);
});

it('a channel that was cut at once and then did not open is tried once more', () => {
  const opened = tryAt(discord, 'chat', { outcome: { kind: 'opened' } });
  const cut = tryAt(discord, 'chat', { probe: 'channel', outcome: { kind: 'failed', failure: 'channel_cut' } });
  const failed = (attempt: number) =>
    tryAt(discord, 'chat', { attempt, outcome: { kind: 'failed', failure: 'websocket_failed' } });
  const two = [opened, cut, failed(2)];
  expect(dueAfter(two, 'chat', 0)).toMatchObject([{ probe: 'websocket', attempt: 3 }]);
  expect(dueAfter([...two, failed(3)], 'chat', 0)).toEqual([]);
});

it('a channel that did not open, unlike its page, and then was cut at once is tried once more', () => {
  const failed = tryAt(discord, 'chat', { outcome: { kind: 'failed', failure: 'websocket_failed' } });
  const page = tryAt(discord, 'chat', { ...answer, probe: 'https' });
  const opened = (attempt: number) => tryAt(discord, 'chat', { attempt, outcome: { kind: 'opened' } });
  const cut = tryAt(discord, 'chat', { probe: 'channel', outcome: { kind: 'failed', failure: 'channel_cut' } });
  const two = [failed, page, opened(2), cut];
  expect(dueAfter(two, 'chat', 0)).toMatchObject([{ probe: 'websocket', attempt: 3 }]);
  expect(dueAfter([...two, opened(3), cut], 'chat', 0)).toEqual([]);
});
