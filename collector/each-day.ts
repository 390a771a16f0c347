/** The UTC day. Keys, buckets and votes end with it. */

export const dayMs = 24 * 60 * 60 * 1000;

/** Days since 1970. */
export const dayOf = (now: number): number => Math.floor(now / dayMs);

/** How often to look at the clock, so as to notice that it was set. */
const lookEveryMs = 60_000;

/**
 * Calls `look` once a minute and at every midnight, so that what ends with the day ends even if no message comes.
 * @param now epoch ms
 */
export function lookEachMinute(now: () => number, look: (at: number) => void): { stop(): void } {
  let timer: NodeJS.Timeout;
  function wait() {
    const untilMidnight = dayMs - (now() % dayMs);
    timer = setTimeout(
      () => {
        look(now());
        wait();
      },
      Math.min(lookEveryMs, untilMidnight),
    );
  }
  wait();
  return { stop: () => clearTimeout(timer) };
}
