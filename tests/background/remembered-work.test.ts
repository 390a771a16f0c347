import '../fake-extension.ts';
import { beforeEach, expect, it } from 'vitest';
import { readSeenToWork, rememberWork } from '../../src/background/round/remembered-work.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { setLeaveNoTrace } from '../../src/platform/values/local-values.ts';
import { removeTraces } from '../../src/platform/values/traces.ts';
import { resetFake } from '../fake-extension.ts';

beforeEach(resetFake);

const telegram = serviceById('telegram', packaged);
if (!telegram) throw new Error('the catalogue has no Telegram');

const opened = (endpoint: string): Observation => ({
  subject: { kind: 'service', service: 'telegram', endpoint, function: 'messages' },
  probe: 'websocket',
  host: `${endpoint}.web.telegram.org`,
  at: 1,
  tookMs: 100,
  attempt: 1,
  phase: 'during',
  outcome: { kind: 'opened' },
  reused: false,
});

it('stores which channels opened, the group of equal ones once, and nothing else about them', async () => {
  const names = ['telegram/kws2', 'telegram/data-centres', 'telegram/kws3'];
  await rememberWork([telegram], [opened('kws2'), opened('kws3')]);
  expect([...(await readSeenToWork())]).toEqual(names);
  expect(await extension.storage.local.get('seen-to-work')).toEqual({ 'seen-to-work': names });
});

it('adds to what it stored before', async () => {
  await rememberWork([telegram], [opened('kws2')]);
  await rememberWork([telegram], [opened('kws2'), opened('kws4')]);
  expect([...(await readSeenToWork())]).toEqual(['telegram/kws2', 'telegram/data-centres', 'telegram/kws4']);
});

it('does not grow for ever, and keeps the newest', async () => {
  const many = Array.from({ length: 400 }, (_, index) => `service-${index}/web`);
  await extension.storage.local.set({ 'seen-to-work': many });
  await rememberWork([telegram], [opened('kws2')]);
  const kept = [...(await readSeenToWork())];
  expect(kept).toHaveLength(250);
  expect(kept).toContain('telegram/kws2');
});

it('stores nothing about a channel that did not open', async () => {
  const failed: Observation = { ...opened('kws2'), outcome: { kind: 'failed', failure: 'websocket_failed' } };
  await rememberWork([telegram], [failed]);
  expect((await readSeenToWork()).size).toBe(0);
});

it('is deleted with the other traces of checks', async () => {
  await rememberWork([telegram], [opened('kws2')]);
  await removeTraces();
  expect((await readSeenToWork()).size).toBe(0);
});

it('stores nothing on the disk where no trace is wanted', async () => {
  await setLeaveNoTrace(true);
  await rememberWork([telegram], [opened('kws2')]);
  expect((await readSeenToWork()).size).toBe(2);
  expect(await extension.storage.local.get('seen-to-work')).toEqual({});
});

it('does not carry to the disk later what it saw while no trace was wanted', async () => {
  await rememberWork([telegram], [opened('kws2')]);
  await setLeaveNoTrace(true);
  await rememberWork([telegram], [opened('kws3')]);
  await setLeaveNoTrace(false);
  await rememberWork([telegram], [opened('kws4')]);
  expect([...(await readSeenToWork())]).toEqual(['telegram/kws2', 'telegram/data-centres', 'telegram/kws4']);
});

it('ignores a stored value of another form', async () => {
  await extension.storage.local.set({ 'seen-to-work': { telegram: true } });
  expect((await readSeenToWork()).size).toBe(0);
});
