/** Languages that have texts, by the name of their folder under `_locales`. */
export const languages = ['en', 'ru', 'fa', 'uk', 'tr', 'ar', 'es', 'zh_CN', 'ur', 'my'] as const;
export type Language = (typeof languages)[number];

const rightToLeft = ['ar', 'fa', 'he', 'ur'];

/** The first of the person's languages (BCP 47, best first) for which there are texts in that language and script. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = languages.find((language) => readsAlike(languageTag(language), tag));
    if (found) return found;
  }
  return 'en';
}

/** The tag for `Intl`, with the person's region if the browser gives one. */
export function formattingTag(language: Language, preferred: readonly string[], latinNumbers = false): string {
  const whole = languageTag(language);
  const tag = preferred.find((candidate) => readsAlike(whole, candidate)) ?? whole;
  return latinNumbers ? new Intl.Locale(tag, { numberingSystem: 'latn', calendar: 'gregory' }).toString() : tag;
}

/** The tag in the form that `Intl` and `<html lang>` accept. */
export function languageTag(language: string): string {
  return language.replaceAll('_', '-');
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.includes(languageTag(language).split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

function readsAlike(one: string, other: string): boolean {
  const [a, b] = [written(one), written(other)];
  return a !== undefined && a === b;
}

/** Language and script, e.g. "zh-Hans" for zh-SG: readers of one script may not read the other. */
function written(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(languageTag(tag)).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
