/**
 * A deadline counts only time in which the browser was running, sampled at this interval.
 * @source our choice: fine enough for deadlines of seconds
 */
const tickMs = 100;

/**
 * A tick that is late by more than this was held up by a busy or sleeping machine, and its delay does not count.
 * @source our choice: one whole tick
 */
const heldUpMs = 100;

/**
 * After the deadline, at most this many late ticks are waited for. If all are late, the browser throttles its timers.
 * @source our choice: a machine that stalls again and again delays a few of them
 */
const maxLate = 10;

export interface Deadline {
  clear(): void;
}

/**
 * Calls `over` after `ms` of time in which this program could run. A plain timer would also count the time in which the
 * machine was too busy to deliver an answer, and report a server as silent that had answered.
 */
export function startDeadline(ms: number, over: () => void): Deadline {
  let leftMs = ms;
  let late = 0;
  let lookedAt = performance.now();
  let timer = setTimeout(look, Math.min(tickMs, ms));

  function look(): void {
    const passedMs = performance.now() - lookedAt;
    const wasHeldUp = passedMs > tickMs + heldUpMs;
    lookedAt += passedMs;
    leftMs -= wasHeldUp ? tickMs : passedMs;
    if (leftMs <= 0 && wasHeldUp) late += 1;
    // Answers that arrived during a hold-up are delivered before the next tick.
    if (leftMs <= 0 && (!wasHeldUp || late > maxLate)) over();
    else timer = setTimeout(look, wasHeldUp ? tickMs : Math.min(tickMs, leftMs));
  }

  return { clear: () => clearTimeout(timer) };
}
