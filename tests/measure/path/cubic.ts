/**
 * How much of the window is left after a loss.
 * @source RFC 9438, section 4.6
 */
const windowLeft = 0.7;

/** Segments per second cubed. @source RFC 9438, section 5 */
const scale = 0.4;

/**
 * The least growth of the window in a round trip, segments.
 * @source RFC 9438, section 4.3
 */
const leastGrowth = (3 * (1 - windowLeft)) / (1 + windowLeft);

/**
 * Its growth in a round trip until the first loss, and its highest growth, as shares.
 * @source Linux: bictcp_update
 */
const [shareBeforeLoss, mostShare] = [0.05, 0.5];

/**
 * Below this window the end of slow start is not sought.
 * @source Linux: hystart_low_window
 */
const fewSegments = 16;

/**
 * How many of a window's first round trips are compared.
 * @source RFC 9406: N_RTT_SAMPLE
 */
const firstSamples = 8;

/**
 * The longest gap in a train of acknowledgements, ms.
 * @source Linux: hystart_ack_delta_us
 */
const gapMs = 2;

/** CUBIC as in Linux: when slow start ends before anything is lost (HyStart), and how the window grows after it. */
export class Growth {
  #leastMs = Number.POSITIVE_INFINITY;
  #latestMs = Number.POSITIVE_INFINITY;
  #round = { until: -1, since: 0, lastAt: 0, samples: 0, leastMs: Number.POSITIVE_INFINITY };
  /** The window before the last loss, and when it began to grow after it. */
  #before: number | undefined;
  #since: number | undefined;

  measured(roundTripMs: number): void {
    this.#leastMs = Math.min(this.#leastMs, roundTripMs);
    this.#latestMs = roundTripMs;
  }

  /**
   * Whether the line is full, judging by an acknowledgement in slow start.
   * @param next the first byte that has not been sent yet
   */
  isFilled(now: number, window: number, inOrder: number, next: number): boolean {
    if (window < fewSegments) return false;
    if (inOrder > this.#round.until)
      this.#round = { until: next, since: now, lastAt: now, samples: 0, leastMs: Number.POSITIVE_INFINITY };
    const round = this.#round;
    if (now - round.lastAt <= gapMs) {
      round.lastAt = now;
      if (now - round.since > this.#leastMs / 2) return true;
    }
    round.leastMs = Math.min(round.leastMs, this.#latestMs);
    round.samples += 1;
    const later = Math.min(16, Math.max(4, this.#leastMs / 8));
    return round.samples > firstSamples && round.leastMs > this.#leastMs + later;
  }

  /** @returns the window that is left */
  afterLoss(window: number): number {
    this.#before = window;
    this.#since = undefined;
    return window * windowLeft;
  }

  /** How much each arrived segment makes the window grow, after slow start. */
  perSegment(now: number, window: number, roundTripMs: number): number {
    this.#since ??= now;
    const least = leastGrowth / window;
    if (this.#before === undefined) return Math.max(least, shareBeforeLoss);
    const seconds = (now + roundTripMs - this.#since) / 1000;
    const untilBefore = Math.cbrt((this.#before * (1 - windowLeft)) / scale);
    const wanted = this.#before + scale * (seconds - untilBefore) ** 3;
    return Math.min(mostShare, Math.max(least, (wanted - window) / window));
  }
}
