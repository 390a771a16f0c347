import { afterEach, describe, expect, it, vi } from 'vitest';
import { startDeadline } from '../../src/probe/deadline.ts';

/** Blocks the whole program for this time. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

afterEach(() => void vi.useRealTimers());

describe('a deadline', () => {
  it('ends once, after its time', () => {
    vi.useFakeTimers();
    const over = vi.fn();
    startDeadline(2500, over);
    vi.advanceTimersByTime(2499);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(over).toHaveBeenCalledOnce();
  });

  it('never ends when it is cleared', () => {
    vi.useFakeTimers();
    const over = vi.fn();
    startDeadline(2500, over).clear();
    vi.advanceTimersByTime(10_000);
    expect(over).not.toHaveBeenCalled();
  });

  it('first delivers an answer that arrived while the machine was blocked', async () => {
    const order: string[] = [];
    const answer = new Promise<void>((resolve) => {
      setTimeout(() => {
        order.push('answer');
        resolve();
      }, 150);
    });
    const over = new Promise<void>((resolve) => {
      startDeadline(100, () => {
        order.push('over');
        resolve();
      });
    });
    standStill(600);
    await Promise.all([answer, over]);
    expect(order).toEqual(['answer', 'over']);
  });

  it('still ends after the machine was busy for a while', async () => {
    const busy = setInterval(() => standStill(250), 0);
    setTimeout(() => clearInterval(busy), 500);
    await new Promise<void>((resolve) => startDeadline(300, resolve));
  });

  it('ends if every tick is late, as in a page whose timers the browser slows down', async () => {
    const busy = setInterval(() => standStill(250), 0);
    await new Promise<void>((resolve) => startDeadline(100, resolve));
    clearInterval(busy);
  });
});
