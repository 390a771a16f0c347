import sharedAr from '../../src/community/texts/ar.json' with { type: 'json' };
import sharedEn from '../../src/community/texts/en.json' with { type: 'json' };
import sharedEs from '../../src/community/texts/es.json' with { type: 'json' };
import sharedFa from '../../src/community/texts/fa.json' with { type: 'json' };
import sharedMy from '../../src/community/texts/my.json' with { type: 'json' };
import sharedRu from '../../src/community/texts/ru.json' with { type: 'json' };
import sharedTr from '../../src/community/texts/tr.json' with { type: 'json' };
import sharedUk from '../../src/community/texts/uk.json' with { type: 'json' };
import sharedUr from '../../src/community/texts/ur.json' with { type: 'json' };
import sharedZh from '../../src/community/texts/zh_CN.json' with { type: 'json' };
import type { Language } from '../../src/model/language.ts';
import ar from './texts/ar.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import es from './texts/es.json' with { type: 'json' };
import fa from './texts/fa.json' with { type: 'json' };
import my from './texts/my.json' with { type: 'json' };
import ru from './texts/ru.json' with { type: 'json' };
import tr from './texts/tr.json' with { type: 'json' };
import uk from './texts/uk.json' with { type: 'json' };
import ur from './texts/ur.json' with { type: 'json' };
import zh from './texts/zh_CN.json' with { type: 'json' };

/** The texts that the extension shares with the public pages. */
type SharedTexts = Readonly<Record<keyof typeof sharedEn, { readonly message: string }>>;
type Texts = typeof en;

export type TextKey = keyof Texts | Extract<keyof SharedTexts, `crowd_${string}`>;

const texts: Readonly<Record<Language, readonly [Texts, SharedTexts]>> = {
  en: [en, sharedEn],
  ru: [ru, sharedRu],
  fa: [fa, sharedFa],
  uk: [uk, sharedUk],
  tr: [tr, sharedTr],
  ar: [ar, sharedAr],
  es: [es, sharedEs],
  zh_CN: [zh, sharedZh],
  ur: [ur, sharedUr],
  my: [my, sharedMy],
};

/** The texts of the public pages in a language. */
export function textsOf(language: Language): Readonly<Record<TextKey, string>> {
  const [own, shared] = texts[language];
  const messages = Object.entries(shared).map(([key, { message }]) => [key, message]);
  return { ...own, ...Object.fromEntries(messages) };
}
