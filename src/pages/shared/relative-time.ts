import { numberFormat } from './intl-formats.ts';
import { textLanguage } from './text.ts';

type Unit = 'minute' | 'hour' | 'day';

/** Burmese, of which Chromium on computers knows no words: without these it would use those of the browser's language. */
const burmese = {
  units: { minute: 'မိနစ်လောက်က', hour: 'နာရီလောက်က', day: 'ရက်လောက်က' } satisfies Record<Unit, string>,
  days: { '-1': 'မနေ့', '0': 'ဒီနေ့', '1': 'မနက်ဖြန်' },
};

/** "5 min ago", "2 hours ago" */
export function timeAgo(count: number, unit: Unit): string {
  if (isBurmese()) return `${numberFormat({}).format(count)} ${burmese.units[unit]}`;
  const style = unit === 'minute' ? 'short' : 'long';
  return new Intl.RelativeTimeFormat(textLanguage(), { style, numeric: 'always' }).format(-count, unit);
}

/** "yesterday", "today" or "tomorrow" */
export function dayWord(days: -1 | 0 | 1): string {
  if (isBurmese()) return burmese.days[days];
  return new Intl.RelativeTimeFormat(textLanguage(), { numeric: 'auto' }).format(days, 'day');
}

function isBurmese(): boolean {
  return textLanguage().startsWith('my');
}
