import { extension } from '../platform/browser.ts';
import { chooseLanguage, directionOf, languageTag } from './language.ts';
import { useTexts } from './text.ts';

/** Loads the texts of the person's language and sets the page's language and direction. */
export async function loadTexts(): Promise<void> {
  const language = chooseLanguage([extension.i18n.getUILanguage(), ...navigator.languages]);
  const answer = await fetch(extension.runtime.getURL(`_locales/${language}/messages.json`));
  useTexts(await answer.json(), language);
  document.documentElement.lang = languageTag(language);
  document.documentElement.dir = directionOf(language);
}
