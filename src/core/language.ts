/** Languages that have their own texts, by the name of their folder under `_locales`, with their own names. */
export const languageNames = {
  en: 'English',
  ru: 'Русский',
  fa: 'فارسی',
  uk: 'Українська',
  tr: 'Türkçe',
  ar: 'العربية',
  es: 'Español',
  zh_CN: '简体中文',
} as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as readonly Language[];

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The first of the person's languages (BCP 47, best first) that has texts in its language and script. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = languages.find((language) => readsAlike(languageTag(language), tag));
    if (found) return found;
  }
  return 'en';
}

/** The tag by which `Intl` writes for this person: the region's customs where the browser tells the region. */
export function writingTag(language: Language, preferred: readonly string[], latinNumbers = false): string {
  const whole = languageTag(language);
  const tag = preferred.find((candidate) => readsAlike(whole, candidate)) ?? whole;
  return latinNumbers ? new Intl.Locale(tag, { numberingSystem: 'latn', calendar: 'gregory' }).toString() : tag;
}

/** Does this tag by itself bring other digits than Latin ones, or another calendar than the Gregorian? */
export function hasOwnNumbers(tag: string): boolean {
  const { numberingSystem, calendar } = new Intl.DateTimeFormat(tag).resolvedOptions();
  return numberingSystem !== 'latn' || calendar !== 'gregory';
}

/** The tag as `Intl` and `<html lang>` want it. */
export function languageTag(language: string): string {
  return language.replaceAll('_', '-');
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(languageTag(language).split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

function readsAlike(one: string, other: string): boolean {
  const [a, b] = [written(one), written(other)];
  return a !== undefined && a === b;
}

/** Language and script, since those who read the one script may not read the other: "zh-Hans" of zh-SG. */
function written(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(languageTag(tag)).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
