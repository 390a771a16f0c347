import { expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import type { Observation } from '../../src/model/observation.ts';
import { repeatsDue } from '../../src/schedule/endpoint-tries.ts';
import { discord, viber } from '../judge/sample-services.ts';
import { answer, control, endpointOf, tryAt } from '../judge/sample-tries.ts';

function dueAfter(seen: readonly Observation[], id: string) {
  return repeatsDue({ service: discord, endpoint: endpointOf(discord, id) }, checkOf(seen));
}

/** Thirty tries at a control, one of which failed. */
const lossyLine = Array.from({ length: 30 }, (_, index) => ({
  ...control('one'),
  ...(index === 0 ? { outcome: { kind: 'failed', failure: 'generic_timeout_error' } as const } : {}),
}));

it('a silent host is tried over new connections, not again and again over an old one', () => {
  const onOld = (attempt: number) => tryAt(discord, 'web', { ...answer, attempt, reused: true });
  const silent = (attempt: number) => tryAt(discord, 'web', { attempt });
  const two = [onOld(1), silent(1), silent(2)];
  expect(dueAfter([...lossyLine, ...two], 'web')).toMatchObject([{ probe: 'handshake', attempt: 3 }]);
  expect(dueAfter([...lossyLine, ...two, silent(3)], 'web')).toEqual([]);
  expect(dueAfter([...lossyLine, ...two, silent(3), onOld(3)], 'web')).toEqual([]);
});

it('a channel that was cut at once and then did not open is tried once more', () => {
  const opened = tryAt(discord, 'chat', { outcome: { kind: 'opened' } });
  const cut = tryAt(discord, 'chat', { probe: 'channel', outcome: { kind: 'failed', failure: 'channel_cut' } });
  const failed = (attempt: number) =>
    tryAt(discord, 'chat', { attempt, outcome: { kind: 'failed', failure: 'websocket_failed' } });
  const two = [opened, cut, failed(2)];
  expect(dueAfter(two, 'chat')).toMatchObject([{ probe: 'websocket', attempt: 3 }]);
  expect(dueAfter([...two, failed(3)], 'chat')).toEqual([]);
});

it('a channel that did not open, unlike its page, and then was cut at once is tried once more', () => {
  const failed = tryAt(discord, 'chat', { outcome: { kind: 'failed', failure: 'websocket_failed' } });
  const page = tryAt(discord, 'chat', { ...answer, probe: 'https' });
  const opened = (attempt: number) => tryAt(discord, 'chat', { attempt, outcome: { kind: 'opened' } });
  const cut = tryAt(discord, 'chat', { probe: 'channel', outcome: { kind: 'failed', failure: 'channel_cut' } });
  const two = [failed, page, opened(2), cut];
  expect(dueAfter(two, 'chat')).toMatchObject([{ probe: 'websocket', attempt: 3 }]);
  expect(dueAfter([...two, opened(3), cut], 'chat')).toEqual([]);
});

it('a channel on which nothing answers is tried again only if its service has answered this browser there', () => {
  const opened = tryAt(discord, 'chat', { outcome: { kind: 'opened' } });
  const word = (outcome: Observation['outcome']) =>
    tryAt(discord, 'chat', { probe: 'first-word', outcome, tookMs: 4000 });
  const silence = word({ kind: 'failed', failure: 'generic_timeout_error' });
  const dueIf = (isUnheard: boolean, ...seen: readonly Observation[]) =>
    repeatsDue(
      { service: discord, endpoint: endpointOf(discord, 'chat'), ...(isUnheard ? { isUnheard } : {}) },
      checkOf([control('one'), control('two'), ...seen]),
    );
  expect(dueIf(false, opened, silence)).toMatchObject([{ probe: 'websocket', attempt: 2 }]);
  expect(dueIf(true, opened, silence)).toEqual([]);
});

it('a channel whose first failure the line may have done is tried until two failures count', () => {
  const timedOut = tryAt(discord, 'chat');
  // An unrelated host was silent at the same moment, and answers otherwise.
  const others = [tryAt(viber, 'site'), tryAt(viber, 'site', { ...answer, at: 6000, attempt: 2 })];
  const page = tryAt(discord, 'chat', { ...answer, probe: 'https', at: 6000 });
  const failed = (attempt: number) =>
    tryAt(discord, 'chat', {
      at: 5000 + attempt * 1000,
      attempt,
      outcome: { kind: 'failed', failure: 'websocket_failed' },
    });
  const seen = [...others, timedOut, page, failed(2)];
  expect(dueAfter(seen, 'chat')).toMatchObject([{ probe: 'websocket', attempt: 3 }]);
  expect(dueAfter([...seen, failed(3)], 'chat')).toEqual([]);

  const opened = (attempt: number) =>
    tryAt(discord, 'chat', { at: 5000 + attempt * 1000, attempt, outcome: { kind: 'opened' } });
  const silence = (attempt: number) =>
    tryAt(discord, 'chat', { ...opened(attempt), probe: 'first-word', outcome: timedOut.outcome, tookMs: 4000 });
  const muteOnce = [...others, timedOut, page, opened(2), silence(2)];
  expect(dueAfter(muteOnce, 'chat')).toMatchObject([{ probe: 'websocket' }]);
  expect(dueAfter([...muteOnce, opened(3), silence(3)], 'chat')).toEqual([]);
});
