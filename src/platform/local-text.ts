import { fillText, type TextValues } from '../core/fill-text.ts';
import { readSettings } from './local-values.ts';
import { languageFor, readTexts } from './texts.ts';

/** What the background needs to say something outside the pages, in the language of the pages. */
export interface LocalTexts {
  /** For `Intl`. */
  readonly tag: string;
  readonly text: (key: string, values?: TextValues) => string;
}

export async function localTexts(): Promise<LocalTexts> {
  const { settings } = await readSettings();
  const { language, tag } = languageFor(settings);
  const texts = await readTexts(language);
  return { tag, text: (key, values = {}) => fillText(texts[key]?.message ?? '', values, tag) };
}
