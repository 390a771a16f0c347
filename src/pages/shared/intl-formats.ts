import { textLanguage } from './text.ts';

/** Formats are kept: making one is slow, and a chart formats hundreds of times. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** How dates and times are written in the language of the texts in use. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dateFormats, options, (tag) => new Intl.DateTimeFormat(tag, options));
}

/** How numbers are written in the language of the texts in use. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numberFormats, options, (tag) => new Intl.NumberFormat(tag, options));
}

function kept<Format>(formats: Map<string, Format>, options: object, make: (tag: string) => Format): Format {
  const tag = textLanguage();
  const key = tag + JSON.stringify(options);
  const format = formats.get(key) ?? make(tag);
  formats.set(key, format);
  return format;
}
