import { textLanguage } from './text.ts';

/** The country of a code like `RU`, in the language of the texts. */
export function countryName(code: string): string {
  return new Intl.DisplayNames([textLanguage(), 'en'], { type: 'region' }).of(code) ?? code;
}
