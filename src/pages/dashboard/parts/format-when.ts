import type { Slot } from '../../../history/timeline.ts';
import { capital } from '../../shared/format.ts';
import { clock, dateFormat } from '../../shared/intl-formats.ts';
import { dayWord } from '../../shared/relative-time.ts';

const dayMs = 24 * 60 * 60_000;

/** "24 Nov, 13:00 – 14:00", "Mon, 24 Nov" or "3 – 9 Nov": the period of a cell. */
export function slotText({ from, to, hour }: Pick<Slot, 'from' | 'to' | 'hour'>): string {
  if (hour !== undefined) {
    return dateFormat({ day: 'numeric', month: 'short', ...clock() }).formatRange(from, to);
  }
  const last = to - 1;
  const oneDay = new Date(from).toDateString() === new Date(last).toDateString();
  if (oneDay) return dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(from);
  return dateFormat({ day: 'numeric', month: 'short', ...yearIfOld(from, last) }).formatRange(from, last);
}

/** "24 Nov 2026": the day of a time (epoch ms). */
export function dayText(at: number): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** "24 Nov 2026, 13:20" */
export function timeText(at: number): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric', ...clock() }).format(at);
}

/** "Today", "Yesterday", or "Tue, 24 November" */
export function dayHeading(at: number, now: number): string {
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / dayMs);
  if (days === 0 || days === -1) {
    return capital(dayWord(days));
  }
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'long', ...yearIfOld(at, now) }).format(at);
}

/** "13:20" */
export function clockText(at: number): string {
  return dateFormat({ timeStyle: 'short' }).format(at);
}

/** "13:20 – 14:10" */
export function clockRangeText(from: number, to: number): string {
  return dateFormat({ timeStyle: 'short' }).formatRange(from, to);
}

/** "24 Nov", the short form for an axis, with the hour if `hourly`. */
export function tickText(at: number, hourly: boolean): string {
  return dateFormat(
    hourly ? { weekday: 'short', ...clock() } : { day: 'numeric', month: 'short', ...yearIfOld(at, Date.now()) },
  ).format(at);
}

/** "13" or "1 PM": the short form of an hour of the day. */
export function hourHeadText(hour: number): string {
  return dateFormat({ hour: 'numeric' }).format(new Date(2026, 0, 5, hour));
}

/** "Mon": 0 is Monday. */
export function weekdayText(weekday: number, style: 'short' | 'long'): string {
  return dateFormat({ weekday: style }).format(new Date(2026, 0, 5 + weekday, 12));
}

function yearIfOld(from: number, to: number): Intl.DateTimeFormatOptions {
  return new Date(from).getFullYear() === new Date(to).getFullYear() ? {} : { year: '2-digit' };
}
