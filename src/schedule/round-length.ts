import type { Round, RoundKind } from '../model/round.ts';

/** However bad the line is, a round ends, and one that was cut off goes on no longer than this. */
export const longestRoundMs: Readonly<Record<RoundKind, number>> = {
  /**
   * Of a quick round.
   * @source our choice: nobody waits longer for a quick answer
   */
  quick: 90_000,
  /**
   * Of a full one.
   * @source our choice: it makes one transfer after the other
   */
  full: 200_000,
};

/** How much longer a round may go on at `now` (epoch ms). None is left where a clock that was set back says it is to come. */
export function timeLeftMs({ at, kind }: Pick<Round, 'at' | 'kind'>, now: number): number {
  return now < at ? 0 : Math.max(0, at + longestRoundMs[kind] - now);
}

/** More than a round needs to end once its time is up: to let go of its requests and to be written. */
const endingMs = 15_000;

/** Has a round that is stored as running lost its background for good? The next one to be woken closes it. */
export function isAbandoned({ at, kind }: Pick<Round, 'at' | 'kind'>, now: number): boolean {
  return now < at || now > at + longestRoundMs[kind] + endingMs;
}
