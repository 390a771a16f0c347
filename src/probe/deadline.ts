/**
 * A deadline counts only time in which the browser ran; it is looked at this often.
 * @source our choice: fine enough for deadlines of seconds
 */
const tickMs = 100;

/**
 * A look that comes this much too late was held up by a busy or sleeping machine, and does not count.
 * @source our choice: one whole look
 */
const heldUpMs = 100;

export interface Deadline {
  clear(): void;
}

/**
 * Calls `over` when so much time has gone by in which this program could run. A timer alone would also count the time in
 * which the machine was too busy to hand an answer over, and call a server silent that had long answered.
 */
export function startDeadline(ms: number, over: () => void): Deadline {
  let leftMs = ms;
  let lookedAt = performance.now();
  let timer = setTimeout(look, Math.min(tickMs, ms));

  function look(): void {
    const passedMs = performance.now() - lookedAt;
    const wasHeldUp = passedMs > tickMs + heldUpMs;
    lookedAt += passedMs;
    leftMs -= wasHeldUp ? tickMs : passedMs;
    // What came while it was held up is handed over before the next look.
    if (leftMs <= 0 && !wasHeldUp) over();
    else timer = setTimeout(look, wasHeldUp ? tickMs : Math.min(tickMs, leftMs));
  }

  return { clear: () => clearTimeout(timer) };
}
