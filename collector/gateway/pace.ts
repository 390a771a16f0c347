/** The times at which answers leave: a fixed grid, which no message moves. */
export interface Pace {
  /**
   * Call this when a request comes. Resolves when its answer may leave, at the next time but one. Answers that leave at
   * one time keep the order of their requests.
   */
  turn(): Promise<void>;
}

/**
 * Much longer than a gateway takes for a message, which is under a millisecond. So an answer is ready long before it
 * leaves, 25 to 50 ms after its request, and its time says nothing about the request.
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
