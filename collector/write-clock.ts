/** How often a gateway writes its counts. No disk, log or stored figure can show a finer time. */
export const writeEveryMs = 5 * 60 * 1000;

/** Each write is late by a random part of this, so that nobody can time a message by it. It depends on no message. */
const maxLateMs = 60 * 1000;

/**
 * The time of the next write: once in each five minutes of UTC.
 * @param chance at least 0 and less than 1
 */
export function nextWrite(now: number, chance: number): number {
  return (Math.floor(now / writeEveryMs) + 1) * writeEveryMs + Math.floor(chance * maxLateMs);
}

/** Writes by the clock alone, whether or not reports came. */
export function startWriteClock(write: () => Promise<void>, now: () => number): { stop(): void } {
  let timer: NodeJS.Timeout;
  function wait() {
    const at = now();
    timer = setTimeout(() => {
      void write();
      wait();
    }, nextWrite(at, Math.random()) - at);
  }
  wait();
  return { stop: () => clearTimeout(timer) };
}
