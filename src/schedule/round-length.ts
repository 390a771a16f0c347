import type { Extent, Round } from '../model/round.ts';

/** The longest a round may take on any line, including the time before it was resumed. */
export const longestRoundMs: Readonly<Record<Extent, number>> = {
  /**
   * Of a whole check, ms.
   * @source our choice: closer samples are taken one after the other
   */
  whole: 200_000,
  /**
   * Of one that saves data, ms.
   * @source our choice: as of a whole one
   */
  'data-saver': 200_000,
  /**
   * Of a quiet one, ms.
   * @source our choice: it pauses between messengers
   */
  quiet: 300_000,
};

/** How much longer a round may run at `now` (epoch ms). Zero when the clock was set back to before its start. */
export function timeLeftMs({ at, extent }: Pick<Round, 'at' | 'extent'>, now: number): number {
  return now < at ? 0 : Math.max(0, at + longestRoundMs[extent] - now);
}

/** Longer than a round needs to abort its requests and be stored once its time is up. */
const endingMs = 15_000;

/**
 * Was the background killed for good while this round, which is stored as running, was under way? The background that
 * wakes next closes the round.
 */
export function isAbandoned({ at, extent }: Pick<Round, 'at' | 'extent'>, now: number): boolean {
  return now < at || now > at + longestRoundMs[extent] + endingMs;
}
