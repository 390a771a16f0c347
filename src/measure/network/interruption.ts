import type { Observation } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { isAttempt } from '../check/probes.ts';

/**
 * A gap without observations that is longer than this means sleep.
 * @source a background that the browser ended is woken within 30 s, and loses up to 15 s of waiting
 */
export const longestGapMs = 60_000;

/**
 * Whether the round was interrupted by sleep, a changed clock, a lost link or another network, so that its observations
 * may be of two networks. Only the observations decide, since the background that made them may have been killed.
 * @param check with its observations in the order in which they ended
 */
export function wasInterrupted(check: Check): boolean {
  if (check.seen.some(isNetworkChange)) return true;
  let lastEnd: number | undefined;
  let connection: number | undefined;
  for (const o of check.seen) {
    const end = o.at + o.tookMs;
    if (connection !== undefined && connection !== connectionOf(o)) return true;
    if (lastEnd !== undefined && (o.at - lastEnd > longestGapMs || lastEnd - end > longestGapMs)) return true;
    connection = connectionOf(o);
    lastEnd = Math.max(lastEnd ?? end, end);
  }
  return false;
}

function isNetworkChange({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && outcome.failure === 'network_changed';
}

export function connectionOf({ connection = 0 }: Observation): number {
  return connection;
}

/**
 * Whether the last observation of a round, or its start if it has none, is too old at `now` (epoch ms) for it to
 * continue.
 */
export function isTooLongAgo({ at }: Pick<Round, 'at'>, observations: readonly Observation[], now: number): boolean {
  const lastEnd = Math.max(at, ...observations.map((o) => o.at + o.tookMs));
  return Math.abs(now - lastEnd) > longestGapMs;
}

/** Whether a killed background left failures behind. Its successor dropped them, and made the same tries again. */
export function hasDroppedFailures(observations: readonly Observation[]): boolean {
  const tries = observations.filter(isAttempt);
  const keys = tries.map(({ subject, probe, phase, attempt }) => JSON.stringify([subject, probe, phase, attempt]));
  return new Set(keys).size < keys.length;
}

/**
 * The observations that a round keeps after its background was killed: only answers. Nothing watched the link
 * meanwhile, and failures of two networks together would look like a block.
 */
export function answersOf(observations: readonly Observation[]): Observation[] {
  return observations.filter((o) => isAttempt(o) && isAnswer(o));
}
