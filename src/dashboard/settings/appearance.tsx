import '../../ui/language-choice.css';
import { type Settings, themes } from '../../core/settings.ts';
import { changeSettings } from '../../platform/local-values.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { t, textKey } from '../../ui/text.ts';
import { ChoiceRow } from './choice-row.tsx';

export function Appearance({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <LanguageChoice />
      <ChoiceRow
        action="theme"
        label={t('theme')}
        choices={['system', ...themes]}
        chosen={settings.theme ?? 'system'}
        text={(choice) => t(textKey('theme', choice))}
        change={(choice) => changeSettings({ theme: choice === 'system' ? undefined : choice })}
      />
    </>
  );
}
