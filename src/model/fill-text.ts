import { directionOf } from './language.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** A text with `{name}` replaced by its value, numbers written as the language of `tag` (BCP 47) writes them. */
export function fillText(message: string, values: TextValues, tag: string): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : isolate(value, tag);
  });
}

const rightToLeftLetters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Keeps a name of the other text direction from reordering the words around it. */
export function isolate(value: string, tag: string): string {
  const apart = directionOf(tag) === 'rtl' || rightToLeftLetters.test(value);
  return apart ? `\u2068${value}\u2069` : value;
}
