/** What was not seen to work for so long may have changed since, days. */
export const latelyDays = 30;

const dayMs = 24 * 3_600_000;

/** The day of a moment, as in 2026-11-29. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** Is this day, of something that worked then, no longer ago than `latelyDays`? A day to come was not written honestly. */
export function isLately(day: string, now: number): boolean {
  const daysAgo = (Date.parse(dayOf(now)) - Date.parse(day)) / dayMs;
  return daysAgo >= -1 && daysAgo <= latelyDays;
}
