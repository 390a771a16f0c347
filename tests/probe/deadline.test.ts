import { afterEach, describe, expect, it, vi } from 'vitest';
import { startDeadline } from '../../src/probe/deadline.ts';

/** Nothing else of this program runs meanwhile. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

afterEach(() => void vi.useRealTimers());

describe('a deadline', () => {
  it('is over once, after its time', () => {
    vi.useFakeTimers();
    const over = vi.fn();
    startDeadline(2500, over);
    vi.advanceTimersByTime(2499);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(over).toHaveBeenCalledOnce();
  });

  it('that is cleared never comes', () => {
    vi.useFakeTimers();
    const over = vi.fn();
    startDeadline(2500, over).clear();
    vi.advanceTimersByTime(10_000);
    expect(over).not.toHaveBeenCalled();
  });

  it('lets an answer go first that came while the machine stood still', async () => {
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

  it('comes all the same where the machine was busy for a while', async () => {
    const busy = setInterval(() => standStill(250), 0);
    setTimeout(() => clearInterval(busy), 500);
    await new Promise<void>((resolve) => startDeadline(300, resolve));
  });
});
