/**
 * The number of a list of addresses is the day of its signing, in UTC: 20261201. So a later list has a higher number, and
 * whoever steals a key keeps later ones away for that day, and not for good.
 */

const dayMs = 24 * 60 * 60_000;

/** A clock may be a day ahead, or behind. */
const clockErrorMs = dayMs;

/**
 * A list is in use for so many days. By then a version that people update has its addresses, and a list of a stolen key
 * ends where nobody updates.
 */
export const daysInUse = 180;

/** @param at epoch ms */
export const numberOfDay = (at: number): number => Number(isoDay(at).replaceAll('-', ''));

/** The day of a time, as in 2026-12-01. @param at epoch ms */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The first moment of the day of a list, epoch ms; NaN where its number is far from any day. */
export const startOfDay = (number: number): number =>
  Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100);

export function isNumberOfDay(number: number): boolean {
  const at = startOfDay(number);
  return Number.isFinite(at) && numberOfDay(at) === number;
}

/** Has this day come? @param now epoch ms */
export const hasCome = (number: number, now: number): boolean => startOfDay(number) <= now + clockErrorMs;

/** The end of the time in which a list is used, epoch ms. */
export const endOfUse = (number: number): number => startOfDay(number) + daysInUse * dayMs;
