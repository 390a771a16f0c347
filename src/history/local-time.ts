/** A day of the person's own calendar and clock, as `2026-11-25`. Sorts as text. */
export type Day = string;

/** A moment in local time. */
export interface LocalTime {
  readonly day: Day;
  /** 0..23 */
  readonly hour: number;
}

/** Converts times of one time zone. */
export interface LocalClock {
  /** @param at epoch ms */
  timeAt(at: number): LocalTime;
  /** Epoch ms at which this hour of this day starts. For an hour that the clock skipped: when it was set forward. */
  startOf(day: Day, hour?: number): number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Offsets change only at full quarters of an hour (IANA time zone database, since 1972). */
const slotMs = hourMs / 4;

/** @param timeZone as `Intl` names it, e.g. `Asia/Tehran` */
export function localClock(timeZone: string): LocalClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** Caches offsets: formatting takes microseconds, and a year has 35,040 slots. */
  const offsets = new Map<number, number>();
  const offsetAt = (at: number): number => {
    const slot = Math.floor(at / slotMs) * slotMs;
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(format.formatToParts(slot).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - slot;
    offsets.set(slot, offset);
    return offset;
  };
  return {
    timeAt(at) {
      const local = at + offsetAt(at);
      return { day: dayOf(local), hour: Math.floor((((local % dayMs) + dayMs) % dayMs) / hourMs) };
    },
    startOf(day, hour = 0) {
      const local = utcOf(day) + hour * hourMs;
      const guess = local - offsetAt(local - offsetAt(local));
      // An hour that occurs twice, because the clock was set back, starts at its first occurrence.
      const earlier = local - offsetAt(guess - hourMs);
      return earlier < guess && earlier + offsetAt(earlier) === local ? earlier : guess;
    },
  };
}

/** Whether this day exists in the calendar. */
export function isDay(text: string): boolean {
  const utc = utcOf(text);
  return !Number.isNaN(utc) && dayOf(utc) === text;
}

/** The date `days` days later. */
export function addDays(day: Day, days: number): Day {
  return dayOf(utcOf(day) + days * dayMs);
}

/** Every day from the first to the last, inclusive. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** 0 is Monday. */
export function weekdayOf(day: Day): number {
  return (new Date(utcOf(day)).getUTCDay() + 6) % 7;
}

function dayOf(utc: number): Day {
  return new Date(utc).toISOString().slice(0, 10);
}

function utcOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
