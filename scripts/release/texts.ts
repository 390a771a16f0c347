import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { defaultEntries, uncontacted } from '../../src/catalogue/contact-age.ts';
import { fillText, type TextValues } from '../../src/model/fill-text.ts';
import { type Language, languageTag } from '../../src/model/language.ts';
import { latelyDays } from '../../src/model/lately.ts';
import { limitTexts, privacyTexts, riskTexts } from '../../src/pages/shared/texts-of-stores.ts';
import { root } from '../root.ts';

/** A text in a language, by its key: the extension's texts, and those that only stores and the mirror have. */
export type TextOf = (key: string, values?: TextValues) => string;

export function textsOf(language: Language): TextOf {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const own: Record<string, string> = read(`release/texts/${language}.json`);
  const shared: Record<string, { message: string }> = read(`public/_locales/${language}/messages.json`);
  return (key, values = {}) => {
    const text = own[key] ?? shared[key]?.message;
    if (text === undefined) throw new Error(`${language} has no text "${key}".`);
    return fillText(text, values, languageTag(language));
  };
}

/** A language's name for itself. */
export function languageName(language: Language): string {
  const tag = languageTag(language);
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? language;
}

/** What a person gives away and what not: the same lines in the extension, in the stores and on the mirror. */
export const privacyOf = (t: TextOf, canShare: boolean): string[] => [
  ...privacyTexts.map((key) => t(key)),
  t(canShare ? 'sharing_on' : 'sharing_off'),
  ...riskTexts.map((key) => t(key)),
];

/** Says that addresses were not tried lately, if so. The contacts of the catalogue decide this, not an option. */
export function untriedOf(
  t: TextOf,
  now: number,
  entries: Parameters<typeof uncontacted>[0] = defaultEntries(packaged),
): string[] {
  const untried = uncontacted(entries, now).length;
  return untried > 0 ? [t('untried', { untried, all: entries.length, days: latelyDays })] : [];
}

export const limitsOf = (t: TextOf): string[] => limitTexts.map((key) => t(key));
