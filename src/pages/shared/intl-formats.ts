import { textLanguage } from './text.ts';

/** Formats are kept: making one is slow, and a chart formats hundreds of times. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** How dates and times are written in the language of the texts in use. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dateFormats, options, (tags) => new Intl.DateTimeFormat(tags, options));
}

/** What of a time to write beside its day, with the hour as in a time alone: "05:03" in Russian, "5:03" in Spanish. */
export function clock(): Intl.DateTimeFormatOptions {
  const alone = dateFormat({ timeStyle: 'short' }).formatToParts(atFive);
  const isPadded = alone.find(({ type }) => type === 'hour')?.value.length === 2;
  return { hour: isPadded ? '2-digit' : 'numeric', minute: '2-digit' };
}

const atFive = new Date(2026, 0, 1, 5);

/** How numbers are written in the language of the texts in use. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numberFormats, options, (tags) => new Intl.NumberFormat(tags, options));
}

/** Where a browser does not know a language, as Chromium on computers does not know Burmese, it formats as in English. */
function kept<Format>(formats: Map<string, Format>, options: object, make: (tags: string[]) => Format): Format {
  const tag = textLanguage();
  const key = tag + JSON.stringify(options);
  const format = formats.get(key) ?? make([tag, 'en-GB']);
  formats.set(key, format);
  return format;
}
