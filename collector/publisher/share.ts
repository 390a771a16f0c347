import { deviation, type NoisyCounts, reportsIn } from './noisy-counts.ts';

/** The share of problems, and the standard error that the noise gives it. */
export interface Share {
  readonly share: number;
  readonly error: number;
}

/**
 * The share of problems in noisy counts. Counts that are less than their noise count as "works": only a problem alarms,
 * so it has to be shown.
 * @param least how many standard deviations of noise the reports have to exceed
 */
export function shareOf(counts: NoisyCounts, least = 1): Share {
  if (reportsIn(counts) <= least * deviation(counts)) return { share: 0, error: 0 };
  const works = Math.max(0, counts.works);
  const problem = Math.max(0, counts.problem);
  const n = works + problem;
  return { share: problem / n, error: Math.sqrt(counts.variance * (works ** 2 + problem ** 2)) / n ** 2 };
}

/** Many slots without reports may seem to have some. What others are compared with must not be noise. */
const minBefore = 2.5;

/** The share before, to compare a new one with. */
export const shareBefore = (counts: NoisyCounts): Share => shareOf(counts, minBefore);

/** From this many standard errors on, shares differ. */
const sureFrom = 2;

/** Whether two shares differ by at least `least`, and by more than noise explains. */
export function differ(one: Share, other: Share, least: number): boolean {
  return difference(one, other) >= least && certainty(one, other) >= sureFrom;
}

const difference = (one: Share, other: Share): number => Math.abs(one.share - other.share);

/** The difference in standard errors. */
export const certainty = (one: Share, other: Share): number =>
  difference(one, other) / Math.hypot(one.error, other.error);
