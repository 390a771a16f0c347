/**
 * The number of a list of addresses is the day of its signing, in UTC: 20261201. So a later list has a higher number,
 * and a stolen key can suppress later lists for that day only, not for good.
 */

const dayMs = 24 * 60 * 60_000;

/** A clock may be a day ahead or behind. */
const clockErrorMs = dayMs;

/**
 * A list is in use for this many days. By then, people who update have its addresses in the package, and for those who
 * do not, a list by a stolen key ends.
 */
export const daysInUse = 180;

/** @param at epoch ms */
export const numberOfDay = (at: number): number => Number(isoDay(at).replaceAll('-', ''));

/** The day of a time, as in 2026-12-01. @param at epoch ms */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The first moment of a list's day, epoch ms; NaN if its number is far from any day. */
export const startOfDay = (number: number): number =>
  Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100);

export function isNumberOfDay(number: number): boolean {
  const at = startOfDay(number);
  return Number.isFinite(at) && numberOfDay(at) === number;
}

/**
 * Whether this day has begun.
 * @param now epoch ms
 */
export const hasCome = (number: number, now: number): boolean => startOfDay(number) <= now + clockErrorMs;

/** When a list stops being used, epoch ms. */
export const endOfUse = (number: number): number => startOfDay(number) + daysInUse * dayMs;
