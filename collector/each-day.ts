/** The UTC day, by which keys, buckets and votes end. */

export const dayMs = 24 * 60 * 60 * 1000;

/** Days since 1970. */
export const dayOf = (now: number): number => Math.floor(now / dayMs);

/** How soon a clock that was set is noticed. */
const lookEveryMs = 60_000;

/**
 * Calls `look` once a minute and at every midnight, so that what has to end with the day ends also where no message comes.
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
