import type { HourMatrix } from './hour-matrix.ts';
import { knownRounds, problemRounds } from './tally.ts';

/** Hours of the day, in local time. `to` is the first hour after them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How many of the checks that found something out failed. */
interface Failures {
  readonly checks: number;
  readonly failed: number;
}

/** An hour of the day with fewer checks than these shows no habit. */
const fewestChecks = 4;
/** The share of checks from which an hour usually fails. */
const usualShare = 0.5;
/** What fails nearly all day has no hours of its own. */
const longestHours = 18;

/** The one stretch of the day in which most checks fail. Undefined if there is none, or more than one. */
export function usualHours(matrix: HourMatrix): Stretch | undefined {
  const fails = byHour(matrix).map(({ checks, failed }) => checks >= fewestChecks && failed / checks >= usualShare);
  const count = fails.filter(Boolean).length;
  const starts = fails.flatMap((one, hour) => (one && !fails.at(hour - 1) ? [hour] : []));
  const [from] = starts;
  if (from === undefined || starts.length > 1 || count > longestHours) return undefined;
  return { from, to: (from + count) % 24 };
}

function byHour(matrix: HourMatrix): Failures[] {
  return [...Array(24).keys()].map((hour) =>
    matrix.reduce<Failures>(
      (sum, day) => {
        const total = day[hour]?.total;
        return total ? added(sum, { checks: knownRounds(total), failed: problemRounds(total) }) : sum;
      },
      { checks: 0, failed: 0 },
    ),
  );
}

function added(one: Failures, other: Failures): Failures {
  return { checks: one.checks + other.checks, failed: one.failed + other.failed };
}
