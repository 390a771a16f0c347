// @vitest-environment happy-dom
import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkNow } from '../../src/pages/shared/check-now.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { callsOf, fake, resetFake } from '../fake-extension.ts';

const missing = ['https://signal.org/*'];
const started = { request: 'startRound', ask: {} };

beforeEach(resetFake);
afterEach(() => void vi.restoreAllMocks());

describe('a click on Check now', () => {
  test('asks no permission if nothing is missing', async () => {
    await checkNow([]);
    expect(callsOf('permissions.request')).toEqual([]);
    expect(callsOf('sendMessage')).toEqual([started]);
  });

  test('asks the browser before anything is awaited', () => {
    void checkNow(missing);
    // Checked synchronously: no promise callback has run yet.
    expect(callsOf('permissions.request')).toEqual([{ origins: missing }]);
  });

  test('stores the request before the browser asks', () => {
    void checkNow(missing, ['signal']);
    expect(fake.calls.map((call) => call.name)).toEqual(['storage.session.set', 'permissions.request']);
    expect(fake.sessionValues['pendingCheck']).toMatchObject({ services: ['signal'] });
  });

  test('starts the check once access is given, and leaves the stored request to the background', async () => {
    await checkNow(missing);
    expect(callsOf('sendMessage')).toEqual([started]);
    expect(fake.sessionValues).toHaveProperty('pendingCheck');
  });

  test('starts the check without access when it is declined, and deletes the stored request', async () => {
    fake.consent = 'no';
    await checkNow(missing);
    expect(callsOf('sendMessage')).toEqual([started]);
    expect(fake.sessionValues).not.toHaveProperty('pendingCheck');
  });

  test('starts the check if the browser refuses to show the prompt', async () => {
    fake.consent = 'not asked';
    await checkNow(missing);
    expect(callsOf('sendMessage')).toEqual([started]);
  });
});

describe('a background that ends between the click and the start', () => {
  const closed = new Error('the message channel closed before a response was received');

  test.each([
    ['the browser says so', () => Promise.reject(closed)],
    ['the browser answers in its place with nothing', async () => undefined],
  ])('is asked again, which wakes the next one: %s', async (_how, ended) => {
    const sendMessage = vi.spyOn(extension.runtime, 'sendMessage').mockImplementationOnce(ended);
    expect(await checkNow([])).toBe('started');
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  test('is said to give no answer if that happens again', async () => {
    vi.spyOn(extension.runtime, 'sendMessage').mockResolvedValue(undefined);
    await expect(checkNow([])).rejects.toThrow('nobody answered');
  });
});
