/** The times at which answers leave. They are a grid of their own, which no message moves. */
export interface Pace {
  /**
   * Call it when a request comes: resolves when its answer may leave, at the next time but one. Those that may leave at
   * one time do so in the order in which they came.
   */
  turn(): Promise<void>;
}

/**
 * Long against all that a gateway does for a message, which takes less than a millisecond. So an answer is ready long
 * before it leaves, 25 to 50 ms after its request, and its time says nothing about what was in the request.
 */
export const stepMs = 25;

export function keepPace(): Pace {
  const waiting = new Map<number, (() => void)[]>();

  function openStep(step: number, now: number): (() => void)[] {
    const leaving: (() => void)[] = [];
    waiting.set(step, leaving);
    setTimeout(
      () => {
        waiting.delete(step);
        for (const leave of leaving) leave();
      },
      step * stepMs - now,
    );
    return leaving;
  }

  return {
    turn() {
      const now = performance.now();
      const step = Math.floor(now / stepMs) + 2;
      const leaving = waiting.get(step) ?? openStep(step, now);
      return new Promise((leave) => leaving.push(leave));
    },
  };
}
