import { addDays, type Day, type LocalClock } from '../../../history/local-time.ts';
import { daySlots, hourSlots, type Slot } from '../../../history/timeline.ts';

/** How far back the charts go. */
export const ranges = ['24h', '7d', '30d', '90d', '1y', 'all'] as const;
export type Range = (typeof ranges)[number];

const hoursIn: Partial<Record<Range, number>> = { '24h': 24, '7d': 7 * 24 };
const daysIn: Partial<Record<Range, number>> = { '30d': 30, '90d': 90, '1y': 365 };

/** The hours or days of a range up to `now` (epoch ms), oldest first. @param oldest the first day of which anything is known */
export function slotsOf(range: Range, now: number, oldest: Day | undefined, clock: LocalClock): Slot[] {
  const hours = hoursIn[range];
  if (hours !== undefined) return hourSlots(hours, now, clock);
  const today = clock.timeAt(now).day;
  const days = daysIn[range];
  const first = days === undefined ? (oldest ?? today) : addDays(today, 1 - days);
  return daySlots(earlier(first, today), today, clock);
}

export function earlier(one: Day, other: Day): Day {
  return [one, other].toSorted()[0] ?? one;
}

/** Cell widths in hours and in days, limited to those that people are used to. */
const hourSteps = [1, 2, 4, 6, 8, 12, 24];
const daySteps = [1, 2, 3, 7, 14, 28, 91, 182];

/** The number of slots per cell that gives at most `most` cells. */
export function cellSize(slots: readonly Slot[], most: number): number {
  const steps = slots[0]?.hour === undefined ? daySteps : hourSteps;
  return steps.find((step) => slots.length / step <= most) ?? Math.ceil(slots.length / most);
}
