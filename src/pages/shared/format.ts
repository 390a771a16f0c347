import { isolate } from '../../model/fill-text.ts';
import { directionOf } from '../../model/language.ts';
import { listFormat } from '../../model/list-format.ts';
import { clock, dateFormat, numberFormat } from './intl-formats.ts';
import { dayWord, timeAgo } from './relative-time.ts';
import { t, textLanguage } from './text.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "5 min ago", "2 hours ago": how long before `now` (epoch ms) `at` was. */
export function ago(at: number, now: number): string {
  const elapsedMs = Math.max(0, now - at);
  const [value, unit] =
    elapsedMs < hourMs
      ? [Math.floor(elapsedMs / minuteMs), 'minute' as const]
      : elapsedMs < dayMs
        ? [Math.floor(elapsedMs / hourMs), 'hour' as const]
        : [Math.floor(elapsedMs / dayMs), 'day' as const];
  return unbroken(timeAgo(value, unit));
}

/** "Checked 5 min ago", or "1 of 7 checked 5 min ago" if not all services were checked. */
export function checkedAgo(at: number, now: number, part?: { readonly checked: number; readonly total: number }) {
  if (now - at < minuteMs) return part ? t('checked_part_just_now', { ...part }) : t('checked_just_now');
  return part ? t('checked_part', { ...part, ago: ago(at, now) }) : t('checked', { ago: ago(at, now) });
}

/** "41 %", from 0..1. Only exactly 1 is shown as 100 %, and only exactly 0 as 0 %. */
export function percentText(share: number): string {
  const rounded = Math.round(share * 100) / 100;
  const shown = share < 1 && rounded === 1 ? 0.99 : share > 0 && rounded === 0 ? 0.01 : share;
  return numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(shown);
}

/** "21:10" for a time of today, "yesterday, 21:10" for yesterday or tomorrow, and otherwise the date and time. */
export function moment(at: number, now: number): string {
  const time = dateFormat({ timeStyle: 'short' }).format(at);
  const days = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
  if (days === 0) return time;
  if (days === -1 || days === 1) return inTextDirection(t('day_time', { day: dayWord(days), time }));
  return dateFormat({ ...dateOf(at, now), ...clock() }).format(at);
}

/** Less than a turn of the clock's hand ago, a time is taken for the last one that there was. */
const clockMs = 12 * hourMs;

/** When something began: "21:10" for today and the last hours of yesterday, then "yesterday", then "24 Nov". */
export function beginning(at: number, now: number): string {
  if (now - at < clockMs || startOfDay(at) === startOfDay(now)) return dateFormat({ timeStyle: 'short' }).format(at);
  const days = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
  if (days === -1) return dayWord(days);
  return dateFormat(dateOf(at, now)).format(at);
}

function dateOf(at: number, now: number): Intl.DateTimeFormatOptions {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) };
}

/** "25 Nov 2026, 13:20 GMT+3": the local time with its zone, for texts that leave this device. */
export function momentWithZone(at: number): string {
  return dateFormat({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...clock(),
    timeZoneName: 'shortOffset',
  }).format(at);
}

/** "Media, Uploads, and Calls" */
export function list(items: readonly string[]): string {
  const tag = textLanguage();
  return inTextDirection(listFormat(tag).format(items.map((item) => isolate(item, tag))));
}

/** What stands before each item of a list whose items are drawn, and not only written: "", ", " and " and ". */
export function separators(items: readonly string[]): string[] {
  const parts = listFormat(textLanguage()).formatToParts(items);
  return parts.flatMap(({ type }, index) => {
    const before = parts[index - 1];
    return type === 'element' ? [before?.type === 'literal' ? before.value : ''] : [];
  });
}

/** The same text with its first letter as a capital, where the script has capitals. */
export function capital(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(textLanguage()));
}

const rightToLeftMark = '\u200f';

/** Keeps a text that starts with a Latin or isolated word from being laid out left to right in a right-to-left language. */
export function inTextDirection(text: string): string {
  return directionOf(textLanguage()) === 'rtl' ? rightToLeftMark + text : text;
}

/** Joins sentences. Chinese puts no space between them. */
export function sentences(each: readonly string[]): string {
  return each.join(textLanguage().startsWith('zh') ? '' : ' ');
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "0.3 Mbit/s", from kbit/s. */
export function speed(kbps: number): string {
  return inTextDirection(unbroken(speedFormat(kbps).format(kbps / 1000)));
}

/** "0.3–0.5 Mbit/s", or one speed where both are written alike, from kbit/s. */
export function speedRange(from: number, to: number): string {
  if (speed(from) === speed(to)) return speed(to);
  return inTextDirection(unbroken(speedFormat(to).formatRange(from / 1000, to / 1000)));
}

function speedFormat(kbps: number): Intl.NumberFormat {
  const maximumSignificantDigits = kbps < 10_000 ? 2 : 3;
  return numberFormat({ style: 'unit', unit: 'megabit-per-second', maximumSignificantDigits });
}

/** "20 sec" */
export function seconds(count: number): string {
  return unbroken(numberFormat({ style: 'unit', unit: 'second', unitDisplay: 'short' }).format(count));
}

/** Keeps the end of a line from tearing a number from its unit, or a unit after its slash. */
function unbroken(text: string): string {
  return text.replaceAll(/(\p{Nd}) /gu, '$1\u00a0').replaceAll('/', '/\u2060');
}

/** "1 December": the day on which the next monthly data budget begins, in UTC. */
export function nextMonth(now: number): string {
  const today = new Date(now);
  const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  return dateFormat({ day: 'numeric', month: 'long', timeZone: 'UTC' }).format(first);
}

/** "24–26 November 2026", from two times. */
export function days(first: number, last: number): string {
  return unbroken(dateFormat({ dateStyle: 'long' }).formatRange(first, last));
}

/** The digits of numbers, as style sheets name them for lists. */
export function listDigits(): string {
  const { numberingSystem } = numberFormat({}).resolvedOptions();
  return { arab: 'arabic-indic', arabext: 'persian', mymr: 'myanmar' }[numberingSystem] ?? 'decimal';
}

/** "22:00", from an hour (0..23). */
export function hourOfDay(hour: number): string {
  return dateFormat({ timeStyle: 'short' }).format(new Date(2026, 0, 1, hour));
}

/** Bytes as megabytes, rounded for people: one decimal below 10. */
export function megabytes(bytes: number): number {
  const whole = bytes / 1_000_000;
  return whole < 10 ? Math.round(whole * 10) / 10 : Math.round(whole);
}

/** The country of a code like `RU`, in the language of the texts. */
export function countryName(code: string): string {
  return new Intl.DisplayNames([textLanguage(), 'en'], { type: 'region' }).of(code) ?? code;
}
