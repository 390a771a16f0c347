import { signal } from '@preact/signals';
import { directionOf, languageTag } from '../../model/language.ts';
import type { Settings } from '../../model/settings.ts';
import { fetchTexts, languageFor, readTexts } from '../../platform/browser/texts.ts';
import { onSettingsChange, readSettings } from '../../platform/values/local-values.ts';
import { useTexts } from './text.ts';

/** The chosen language, number format and theme. */
export const chosenLook = signal<Pick<Settings, 'language' | 'latinNumbers' | 'theme'>>({});

let latestLoad = 0;

/**
 * Loads the texts of the person's language and sets the page's language, direction and colours.
 * @param known the settings, where they are known before they are read
 */
export async function loadTexts(known?: Promise<Settings | undefined>): Promise<void> {
  latestLoad += 1;
  const load = latestLoad;
  // Most people keep the browser's language: its texts come while the settings are read.
  const likely = languageFor({}).language;
  const early = fetchTexts(likely);
  early.catch(() => undefined);
  const stored = readSettings();
  stored.catch(() => undefined);
  const settings = (await known) ?? (await stored).settings;
  const { language, tag } = languageFor(settings);
  const texts = await (language === likely ? readTexts(language, early) : readTexts(language));
  if (load !== latestLoad) return;
  useTexts(texts, tag);
  chosenLook.value = settings;
  document.documentElement.lang = languageTag(language);
  document.documentElement.dir = directionOf(language);
  document.documentElement.dataset['theme'] = settings.theme ?? 'system';
}

/** Reloads the texts when the settings change, in this tab or another. Returns a function that stops this. */
export function followTexts(): () => void {
  return onSettingsChange(() => void reloadTexts());
}

async function reloadTexts(): Promise<void> {
  const { language, latinNumbers, theme } = chosenLook.value;
  const { settings } = await readSettings();
  const same = settings.language === language && settings.latinNumbers === latinNumbers && settings.theme === theme;
  if (!same) await loadTexts();
}
