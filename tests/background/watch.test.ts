import '../fake-extension.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startWatch, stopWatch, watchedNow } from '../../src/background/watch.ts';
import { readWatch, watchKey } from '../../src/history/watched.ts';
import { readSessionValue } from '../../src/platform/values/session-values.ts';
import { fake, resetFake } from '../fake-extension.ts';

const minuteMs = 60_000;

beforeEach(() => {
  resetFake();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('checks a service every two minutes, and ends by itself after an hour', async () => {
  await startWatch('telegram');
  expect(fake.alarms['watch']).toMatchObject({ periodInMinutes: 2 });
  vi.setSystemTime(Date.now() + 59 * minuteMs);
  expect(await watchedNow()).toBe('telegram');
  vi.setSystemTime(Date.now() + 2 * minuteMs);
  expect(await watchedNow()).toBeUndefined();
  expect(fake.alarms).toEqual({});
});

it('keeps its results when it ends by itself, and forgets them when it is stopped', async () => {
  await startWatch('telegram');
  vi.setSystemTime(Date.now() + 61 * minuteMs);
  await watchedNow();
  expect(readWatch(await readSessionValue(watchKey))?.service).toBe('telegram');
  await stopWatch();
  expect(await readSessionValue(watchKey)).toBeUndefined();
});

it('ends if the clock was set back, or if nothing is watched', async () => {
  await startWatch('telegram');
  vi.setSystemTime(Date.now() - minuteMs);
  expect(await watchedNow()).toBeUndefined();
  await stopWatch();
  expect(await watchedNow()).toBeUndefined();
});
