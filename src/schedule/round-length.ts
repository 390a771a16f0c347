import type { Round } from '../model/round.ts';

/**
 * A round ends by then on any line, including the time before it was resumed.
 * @source our choice: a closer look makes one transfer after the other
 */
export const longestRoundMs = 200_000;

/** How much longer a round may run at `now` (epoch ms). Zero when the clock was set back to before its start. */
export function timeLeftMs({ at }: Pick<Round, 'at'>, now: number): number {
  return now < at ? 0 : Math.max(0, at + longestRoundMs - now);
}

/** Longer than a round needs to abort its requests and be stored once its time is up. */
const endingMs = 15_000;

/**
 * Was the background of a round that is stored as running killed for good? The background that wakes next closes the
 * round.
 */
export function isAbandoned({ at }: Pick<Round, 'at'>, now: number): boolean {
  return now < at || now > at + longestRoundMs + endingMs;
}
