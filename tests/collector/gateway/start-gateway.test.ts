import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Grounds, makeGrounds } from '../start.ts';

let grounds: Grounds;
beforeAll(async () => {
  grounds = await makeGrounds();
});
afterAll(() => grounds.leave());
afterEach(() => void vi.useRealTimers());

it('a gateway replaces its key at midnight, also where no message comes', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 10, 25, 23, 59, 30) });
  const { address } = await grounds.gateway({ query: async () => [], close: async () => undefined });
  const keys = async () => (await fetch(`${address}/ohttp-keys`)).text();
  const before = await keys();
  vi.advanceTimersByTime(29_000);
  expect(await keys()).toBe(before);
  vi.advanceTimersByTime(1000);
  expect(await keys()).not.toBe(before);
});
