import type { HourMatrix } from './hour-matrix.ts';
import { knownRounds, problemRounds } from './tally.ts';

/** A span of hours, in local time. `to` is the first hour after it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How many of the checks with a result failed. */
interface Failures {
  readonly checks: number;
  readonly failed: number;
}

/** An hour of the day with fewer checks shows no habit. */
const minChecks = 4;
/** The share of failed checks from which an hour usually fails. */
const usualShare = 0.5;
/** Failing hours that are further apart say nothing about the hours in between. */
const maxHoursApart = 4;
/** A service that fails nearly all day has no usual hours. */
const longestHours = 18;

/** The one period of the day in which most checks fail. Undefined if there is none, or more than one. */
export function usualHours(matrix: HourMatrix): Stretch | undefined {
  const known = byHour(matrix).flatMap(({ checks, failed }, hour) =>
    checks >= minChecks ? [{ hour, fails: failed / checks >= usualShare }] : [],
  );
  // With a check every few hours nothing is known about the hours in between, so these do not end a period.
  const follows = (index: number) => {
    const [before, here] = [known.at(index - 1), known[index]];
    return before?.fails === true && here !== undefined && (here.hour - before.hour + 24) % 24 <= maxHoursApart;
  };
  const starts = known.flatMap(({ fails }, index) => (fails && !follows(index) ? [index] : []));
  const [first] = starts;
  if (first === undefined || starts.length > 1) return undefined;
  const from = known[first]?.hour ?? 0;
  const fromFirst = [...known.slice(first), ...known.slice(0, first)];
  const end = fromFirst.findIndex(({ fails }) => !fails);
  const last = fromFirst.slice(0, end < 0 ? undefined : end).at(-1)?.hour ?? from;
  const count = ((last - from + 24) % 24) + 1;
  return count > longestHours ? undefined : { from, to: (last + 1) % 24 };
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
