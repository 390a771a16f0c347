import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchConnection } from '../../src/background/round/connection-watch.ts';
import { events, havePortalDetection, resetFake } from '../fake-extension.ts';

const browser = new EventTarget();

beforeEach(() => {
  resetFake();
  havePortalDetection('not_captive');
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('the connection of a round', () => {
  it('is that of its earlier observations while nothing interrupts it', () => {
    const connection = watchConnection(2, browser);
    vi.advanceTimersByTime(60_000);
    expect(connection.current()).toBe(2);
    connection.stop();
  });

  it.each([3_600_000, -3_600_000])('is another one after the clock was set by %i ms', (ms) => {
    const connection = watchConnection(0, browser);
    vi.setSystemTime(Date.now() + ms);
    vi.advanceTimersByTime(30_000);
    expect(connection.current()).toBe(1);
    connection.stop();
  });

  it('is another one after the link was gone for a moment', () => {
    const connection = watchConnection(0, browser);
    browser.dispatchEvent(new Event('offline'));
    browser.dispatchEvent(new Event('online'));
    expect(connection.current()).toBe(1);
    connection.stop();
  });

  it.each(['connectivityAvailable', 'portalStateChanged'] as const)(
    'is another one after Firefox looked for a portal again, where it had found none (%s)',
    async (event) => {
      const connection = watchConnection(0, browser);
      await vi.advanceTimersByTimeAsync(0);
      events[event].fire({ status: 'clear' });
      expect(connection.current()).toBe(1);
      connection.stop();
    },
  );

  it.each(['unlocked_portal', 'off'] as const)('stays the same where the detection of portals is %s', async (state) => {
    havePortalDetection(state);
    const connection = watchConnection(0, browser);
    await vi.advanceTimersByTimeAsync(0);
    events.connectivityAvailable.fire({ status: 'clear' });
    expect(connection.current()).toBe(0);
    connection.stop();
  });

  it('is no longer watched after the round', async () => {
    const connection = watchConnection(0, browser);
    await vi.advanceTimersByTimeAsync(0);
    connection.stop();
    browser.dispatchEvent(new Event('offline'));
    events.connectivityAvailable.fire({ status: 'clear' });
    expect(connection.current()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not watched where the round ends before Firefox has said in which state its detection is', async () => {
    const connection = watchConnection(0, browser);
    connection.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(events.connectivityAvailable.listeners.size).toBe(0);
  });
});
