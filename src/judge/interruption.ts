import type { Observation } from '../model/observation.ts';
import { isAttempt } from './attempts.ts';
import { isAnswer } from './line.ts';

/**
 * Longest time in which a round that goes on sees nothing; a longer gap means sleep.
 * @source a background that the browser ended is woken after 30 s at most, and loses up to 15 s of what it was
 * waiting for
 */
export const longestGapMs = 60_000;

/**
 * Was the round interrupted, by sleep, a clock that was set or a link that was gone, so that its observations may be of
 * two networks? The answer is in the observations alone: whoever made them may be gone.
 * @param observations in the order in which they came to their end
 */
export function wasInterrupted(observations: readonly Observation[]): boolean {
  let lastEnd: number | undefined;
  let connection: number | undefined;
  for (const o of observations) {
    const end = o.at + o.tookMs;
    if (connection !== undefined && connection !== connectionOf(o)) return true;
    if (lastEnd !== undefined && (o.at - lastEnd > longestGapMs || lastEnd - end > longestGapMs)) return true;
    connection = connectionOf(o);
    lastEnd = Math.max(lastEnd ?? end, end);
  }
  return false;
}

export function connectionOf({ connection = 0 }: Observation): number {
  return connection;
}

/** May a round that has seen this go on at `now` (epoch ms), or would it describe two moments? */
export function isTooLongAgo(observations: readonly Observation[], now: number): boolean {
  const lastEnd = Math.max(...observations.map(({ at, tookMs }) => at + tookMs));
  return observations.length > 0 && Math.abs(now - lastEnd) > longestGapMs;
}

/**
 * What a round can build on after its background was ended: answers. Nobody watched the link meanwhile, and a failure of
 * another network, beside one of this network, would look like a block.
 */
export function answersOf(observations: readonly Observation[]): Observation[] {
  return observations.filter((o) => isAttempt(o) && isAnswer(o));
}
