import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchConnection } from '../../src/background/round/connection-watch.ts';

const browser = new EventTarget();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the connection of a round', () => {
  it('is the same as for its earlier observations while nothing interrupts it', () => {
    const connection = watchConnection(2, browser, () => true);
    vi.advanceTimersByTime(60_000);
    expect(connection.current()).toBe(2);
    connection.stop();
  });

  it.each([3_600_000, -3_600_000])('is a new one after the clock was set by %i ms', (ms) => {
    const connection = watchConnection(0, browser, () => true);
    vi.setSystemTime(Date.now() + ms);
    vi.advanceTimersByTime(30_000);
    expect(connection.current()).toBe(1);
    connection.stop();
  });

  it('is a new one after the link was gone for a moment', () => {
    const connection = watchConnection(0, browser, () => true);
    browser.dispatchEvent(new Event('offline'));
    browser.dispatchEvent(new Event('online'));
    expect(connection.current()).toBe(1);
    connection.stop();
  });

  it('is a new one after the browser was offline for a moment, without an event', () => {
    let isOnLine = true;
    const connection = watchConnection(0, browser, () => isOnLine);
    isOnLine = false;
    vi.advanceTimersByTime(2000);
    isOnLine = true;
    vi.advanceTimersByTime(2000);
    expect(connection.current()).toBe(1);
    connection.stop();
  });

  it('stays the same if the browser was offline before and comes back', () => {
    let isOnLine = false;
    const connection = watchConnection(0, browser, () => isOnLine);
    vi.advanceTimersByTime(2000);
    isOnLine = true;
    expect(connection.current()).toBe(0);
    connection.stop();
  });

  it('is a new one after both relays see the browser elsewhere', () => {
    const connection = watchConnection(0, browser, () => true);
    const say = (address: string) => {
      for (const relay of ['a', 'b']) connection.seenFrom({ relay, address });
    };
    say('95.24.118.37');
    say('95.24.118.37');
    expect(connection.current()).toBe(0);
    say('176.59.44.8');
    expect(connection.current()).toBe(1);
    say('176.59.44.8');
    expect(connection.current()).toBe(1);
    connection.stop();
  });

  it('is no longer watched after the round', () => {
    const connection = watchConnection(0, browser, () => true);
    connection.stop();
    browser.dispatchEvent(new Event('offline'));
    expect(connection.current()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
