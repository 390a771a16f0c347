import { type Language, languages, languageTag } from '../../model/language.ts';
import { languageFor } from '../../platform/browser/texts.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { chosenLook } from './load-texts.ts';
import { t } from './text.ts';
import { Tick } from './tick.tsx';
import { unsaved } from './unsaved.tsx';

/** The name of each language in that language, for people who read no other. */
const names: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  fa: 'فارسی',
  uk: 'Українська',
  tr: 'Türkçe',
  ar: 'العربية',
  es: 'Español',
  zh_CN: '简体中文',
  ur: 'اردو',
  my: 'မြန်မာ',
};

interface Props {
  /** Leaves out the switch for digits and calendar. */
  readonly languageOnly?: boolean;
}

/** Chooses the language, and for languages with their own digits or calendar whether to use Latin digits instead. */
export function LanguageChoice({ languageOnly = false }: Props) {
  const { language, latinNumbers = false } = chosenLook.value;
  return (
    <div class="line language-choice">
      <label class="line">
        <Globe />
        {t('language')}
        <select
          {...unsaved}
          data-action="language"
          value={language ?? 'auto'}
          onChange={(event) => void choose(event.currentTarget.value)}
        >
          <option value="auto">{t('language_auto')}</option>
          {languages.map((one) => (
            <option key={one} value={one} lang={languageTag(one)}>
              {names[one]}
            </option>
          ))}
        </select>
      </label>
      {!languageOnly && hasOwnNumbers(language) && (
        <Tick
          action="latin-numbers"
          on={latinNumbers}
          change={(on) => changeSettings({ latinNumbers: on || undefined })}
        >
          {t('latin_numbers')}
        </Tick>
      )}
    </div>
  );
}

/** Does the language use digits other than Latin ones, or a calendar other than the Gregorian? */
function hasOwnNumbers(language: Language | undefined): boolean {
  const { numberingSystem, calendar } = new Intl.DateTimeFormat(languageFor({ language }).tag).resolvedOptions();
  return numberingSystem !== 'latn' || calendar !== 'gregory';
}

async function choose(value: string): Promise<void> {
  const language = languages.find((one) => one === value);
  await changeSettings({ language });
}

/** A globe, for people who cannot read the label beside it. */
function Globe() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="1.3">
        <circle cx="8" cy="8" r="6.4" />
        <ellipse cx="8" cy="8" rx="2.8" ry="6.4" />
        <path d="M1.6 8h12.8" />
      </g>
    </svg>
  );
}
