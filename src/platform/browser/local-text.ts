import { fillText, type TextValues } from '../../model/fill-text.ts';
import { readSettings } from '../values/local-values.ts';
import { languageFor, readTexts } from './texts.ts';

/** What the background needs in order to show texts outside the pages, in their language. */
export interface LocalTexts {
  /** For `Intl`. */
  readonly tag: string;
  readonly text: (key: string, values?: TextValues) => string;
  /** The form of a text that this language uses for `count`. */
  readonly plural: (key: string, count: number) => string;
}

export async function localTexts(): Promise<LocalTexts> {
  const { settings } = await readSettings();
  const { language, tag } = languageFor(settings);
  const texts = await readTexts(language);
  const rules = new Intl.PluralRules(tag);
  const text: LocalTexts['text'] = (key, values = {}) => fillText(texts[key]?.message ?? '', values, tag);
  return {
    tag,
    text,
    plural: (key, count) => {
      const form = `${key}_${rules.select(count)}`;
      return text(form in texts ? form : `${key}_other`, { count });
    },
  };
}
