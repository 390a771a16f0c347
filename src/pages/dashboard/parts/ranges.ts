import { addDays, type Day, type LocalClock } from '../../../history/local-time.ts';
import { daySlots, hourSlots, type Slot } from '../../../history/timeline.ts';

/** How far back the charts go. */
export const ranges = ['24h', '7d', '30d', '90d', '1y', 'all'] as const;
export type Range = (typeof ranges)[number];

const hoursIn: Partial<Record<Range, number>> = { '24h': 24, '7d': 7 * 24 };
const daysIn: Partial<Record<Range, number>> = { '30d': 30, '90d': 90, '1y': 365 };

/** A longer range begins with the first check, and shows as many days at least. */
const minDays = 30;
const hourMs = 3_600_000;

/**
 * The hours or days of a range up to `end` (epoch ms), oldest first.
 * @param oldest the first day of which anything is known
 */
export function slotsOf(range: Range, end: number, oldest: Day | undefined, clock: LocalClock): Slot[] {
  const hours = hoursIn[range];
  if (hours !== undefined) return hourSlots(hours, end, clock);
  const last = clock.timeAt(end).day;
  const known = oldest ?? last;
  const days = daysIn[range];
  const first = days === undefined ? known : later(addDays(last, 1 - days), earlier(known, addDays(last, 1 - minDays)));
  return daySlots(earlier(first, last), last, clock);
}

/** A chart ends with the newest check, and where that is older than the range, now. Both in epoch ms. */
export function endOf(range: Range, now: number, newest: number | undefined): number {
  if (newest === undefined || newest > now) return now;
  const rangeMs = (hoursIn[range] ?? (daysIn[range] ?? Number.POSITIVE_INFINITY) * 24) * hourMs;
  return now - newest < rangeMs ? newest : now;
}

export function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

function later(one: Day, other: Day): Day {
  return one < other ? other : one;
}

/** Cell widths in hours and in days, limited to those that people are used to. */
const hourSteps = [1, 2, 4, 6, 8, 12, 24];
const daySteps = [1, 2, 3, 7, 14, 28, 91, 182];

/** The number of slots per cell that gives at most `most` cells. */
export function cellSize(slots: readonly Slot[], most: number): number {
  const steps = slots[0]?.hour === undefined ? daySteps : hourSteps;
  return steps.find((step) => slots.length / step <= most) ?? Math.ceil(slots.length / most);
}
