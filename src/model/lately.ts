/** What was last seen to work longer ago than this may have changed, days. */
export const latelyDays = 30;

const dayMs = 24 * 3_600_000;

/** The day of a time in epoch ms, as in 2026-11-29. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * Whether this day, on which something worked, is no longer ago than `latelyDays`. A day in the future was not written
 * honestly.
 */
export function isLately(day: string, now: number): boolean {
  const daysAgo = (Date.parse(dayOf(now)) - Date.parse(day)) / dayMs;
  return daysAgo >= -1 && daysAgo <= latelyDays;
}
