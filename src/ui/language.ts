/** Languages that have their own texts, by the name of their folder under `_locales`. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The first of the person's languages (BCP 47, best first) that has texts, by whole tag or by language alone. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const whole = tag.replaceAll('-', '_');
    const found = languages.find((language) => language === whole || language === whole.split('_')[0]);
    if (found) return found;
  }
  return 'en';
}

/** The tag as `Intl` and `<html lang>` want it. */
export function languageTag(language: string): string {
  return language.replaceAll('_', '-');
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(languageTag(language).split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
