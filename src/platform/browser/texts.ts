import { chooseLanguage, formattingTag, type Language } from '../../model/language.ts';
import type { Settings } from '../../model/settings.ts';
import { extension } from './extension.ts';

/** Texts by their key, as a messages.json holds them. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** The person's languages by the browser's settings, best first. */
export function browserLanguages(): readonly string[] {
  return [extension.i18n.getUILanguage(), ...navigator.languages];
}

/** The language of the texts, and the tag with which `Intl` formats numbers and dates. */
export function languageFor(settings: Pick<Settings, 'language' | 'latinNumbers'>): {
  readonly language: Language;
  readonly tag: string;
} {
  const preferred = browserLanguages();
  const language = settings.language ?? chooseLanguage(preferred);
  return { language, tag: formattingTag(language, preferred, settings.latinNumbers) };
}

/** Fetches the texts of a language. The build has filled in English for missing ones, so one file is enough. */
export function fetchTexts(language: Language): Promise<Response> {
  return fetch(extension.runtime.getURL(`_locales/${language}/messages.json`));
}

/** The texts of one language. */
export async function readTexts(language: Language, file = fetchTexts(language)): Promise<Messages> {
  return (await file).json();
}
