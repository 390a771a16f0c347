import { readFileSync } from 'node:fs';
import type { Language } from '../../src/model/language.ts';

type Messages = Readonly<Record<string, { readonly message: string; readonly description?: string }>>;

const read = (file: string): Messages => JSON.parse(readFileSync(file, 'utf8'));

/** Every text of a language: those of every build, and those that only builds with sharing have. */
export function allTexts(language: Language): Messages {
  return { ...read(`public/_locales/${language}/messages.json`), ...read(`src/community/texts/${language}.json`) };
}
