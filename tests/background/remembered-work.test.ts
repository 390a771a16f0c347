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

const noon = Date.UTC(2026, 10, 25, 12);
const dayMs = 24 * 3_600_000;

it('stores which channels opened, and the day, and nothing else about them', async () => {
  const names = ['telegram/kws2', 'telegram/kws3'];
  await rememberWork([telegram], [opened('kws2'), opened('kws3')], noon);
  expect([...(await readSeenToWork(noon))]).toEqual(names);
  expect(await extension.storage.local.get('seen-to-work')).toEqual({
    'seen-to-work': { 'telegram/kws2': '2026-11-25', 'telegram/kws3': '2026-11-25' },
  });
});

it('adds to what it stored before', async () => {
  await rememberWork([telegram], [opened('kws2')], noon);
  await rememberWork([telegram], [opened('kws2'), opened('kws4')], noon);
  expect([...(await readSeenToWork(noon))]).toEqual(['telegram/kws2', 'telegram/kws4']);
});

it('does not grow forever, and keeps the newest', async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`service-${index}/web`, '2026-11-24']));
  await extension.storage.local.set({ 'seen-to-work': many });
  await rememberWork([telegram], [opened('kws2')], noon);
  const kept = [...(await readSeenToWork(noon))];
  expect(kept).toHaveLength(250);
  expect(kept).toContain('telegram/kws2');
});

it('forgets what was not seen to work for 30 days', async () => {
  await rememberWork([telegram], [opened('kws2')], noon);
  expect((await readSeenToWork(noon + 30 * dayMs)).size).toBe(1);
  expect((await readSeenToWork(noon + 31 * dayMs)).size).toBe(0);
  await rememberWork([telegram], [opened('kws3')], noon + 31 * dayMs);
  expect(await extension.storage.local.get('seen-to-work')).toEqual({
    'seen-to-work': { 'telegram/kws3': '2026-12-26' },
  });
});

it('keeps the newest day of each', async () => {
  for (const days of [0, 20]) await rememberWork([telegram], [opened('kws2')], noon + days * dayMs);
  expect((await readSeenToWork(noon + 45 * dayMs)).size).toBe(1);
});

it('stores nothing about a channel that did not open', async () => {
  const failed: Observation = { ...opened('kws2'), outcome: { kind: 'failed', failure: 'websocket_failed' } };
  await rememberWork([telegram], [failed], noon);
  expect((await readSeenToWork(noon)).size).toBe(0);
});

it('is deleted with the other traces of checks', async () => {
  await rememberWork([telegram], [opened('kws2')], noon);
  await removeTraces();
  expect((await readSeenToWork(noon)).size).toBe(0);
});

it('stores nothing on the disk if no trace is wanted', async () => {
  await setLeaveNoTrace(true);
  await rememberWork([telegram], [opened('kws2')], noon);
  expect((await readSeenToWork(noon)).size).toBe(1);
  expect(await extension.storage.local.get('seen-to-work')).toEqual({});
});

it('does not later write to the disk what it saw while no trace was wanted', async () => {
  await rememberWork([telegram], [opened('kws2')], noon);
  await setLeaveNoTrace(true);
  await rememberWork([telegram], [opened('kws3')], noon);
  await setLeaveNoTrace(false);
  await rememberWork([telegram], [opened('kws4')], noon);
  expect([...(await readSeenToWork(noon))]).toEqual(['telegram/kws2', 'telegram/kws4']);
});

it('ignores a stored value of another form', async () => {
  await extension.storage.local.set({ 'seen-to-work': { telegram: true, 'telegram/kws2': 'yesterday' } });
  expect((await readSeenToWork(noon)).size).toBe(0);
});
