import '../fake-extension.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitSignIn, hasSignedIn } from '../../src/background/await-sign-in.ts';
import { fake, resetFake } from '../fake-extension.ts';

const asked = vi.fn(async () => Promise.reject(new TypeError('no network here')));
const minuteMs = 60_000;

beforeEach(() => {
  resetFake();
  asked.mockClear();
  vi.stubGlobal('fetch', asked);
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits until the network lets the person through, but no longer than ten minutes', async () => {
  await awaitSignIn();
  expect(fake.alarms['sign-in']).toMatchObject({ periodInMinutes: 0.5 });
  vi.setSystemTime(Date.now() + 9 * minuteMs);
  asked.mockClear();
  expect(await hasSignedIn()).toBe(false);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(fake.alarms).toHaveProperty('sign-in');
  vi.setSystemTime(Date.now() + 2 * minuteMs);
  expect(await hasSignedIn()).toBe(false);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(fake.alarms).toEqual({});
});

it("asks nothing if access to this browser's own address was not given", async () => {
  fake.missing = ['http://www.gstatic.com/*', 'http://detectportal.firefox.com/*'];
  await awaitSignIn();
  expect(await hasSignedIn()).toBe(false);
  expect(asked).not.toHaveBeenCalled();
});

it('asks nothing if the clock was set back, or nobody opened a sign-in page', async () => {
  expect(await hasSignedIn()).toBe(false);
  await awaitSignIn();
  asked.mockClear();
  vi.setSystemTime(Date.now() - minuteMs);
  expect(await hasSignedIn()).toBe(false);
  expect(asked).not.toHaveBeenCalled();
});
