import type { Round, RoundKind } from '../model/round.ts';

/** The longest that a round lasts on any line, including the time before it was resumed. */
export const longestRoundMs: Readonly<Record<RoundKind, number>> = {
  /**
   * A quick round ends by then.
   * @source our choice: nobody waits longer for a quick answer
   */
  quick: 90_000,
  /**
   * A full round ends by then.
   * @source our choice: it makes one transfer after the other
   */
  full: 200_000,
};

/** How much longer a round may run at `now` (epoch ms). Zero when the clock was set back to before its start. */
export function timeLeftMs({ at, kind }: Pick<Round, 'at' | 'kind'>, now: number): number {
  return now < at ? 0 : Math.max(0, at + longestRoundMs[kind] - now);
}

/** Longer than a round needs to abort its requests and be stored once its time is up. */
const endingMs = 15_000;

/**
 * Was the background of a round that is stored as running killed for good? The background that wakes next closes the
 * round.
 */
export function isAbandoned({ at, kind }: Pick<Round, 'at' | 'kind'>, now: number): boolean {
  return now < at || now > at + longestRoundMs[kind] + endingMs;
}
