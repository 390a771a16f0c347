import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPace } from '../../gateway/pace.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** When requests that come at these times may be answered. */
async function answeredAt(arrivals: readonly number[]) {
  const pace = keepPace();
  await vi.advanceTimersByTimeAsync(1000 - (performance.now() % 1000));
  const begin = performance.now();
  const answered: { readonly came: number; readonly left: number }[] = [];
  for (const came of arrivals) {
    await vi.advanceTimersByTimeAsync(begin + came - performance.now());
    void pace.turn().then(() => answered.push({ came, left: performance.now() - begin }));
  }
  await vi.advanceTimersByTimeAsync(200);
  return answered;
}

describe('the pace of answers', () => {
  it('lets all requests of one step be answered together, in their order', async () => {
    expect(await answeredAt([0, 1, 24, 25, 49, 50])).toEqual([
      { came: 0, left: 50 },
      { came: 1, left: 50 },
      { came: 24, left: 50 },
      { came: 25, left: 75 },
      { came: 49, left: 75 },
      { came: 50, left: 100 },
    ]);
  });

  it('does not depend on other requests: earlier ones do not change when an answer leaves', async () => {
    const [alone] = await answeredAt([40]);
    expect((await answeredAt([3, 11, 40])).at(-1)).toEqual(alone);
  });
});
