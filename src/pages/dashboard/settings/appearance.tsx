import '../../shared/language-choice.css';
import { type Settings, themes } from '../../../model/settings.ts';
import { changeSettings } from '../../../platform/values/local-values.ts';
import { LanguageChoice } from '../../shared/language-choice.tsx';
import { t, textKey } from '../../shared/text.ts';
import { ChoiceRow } from './rows.tsx';

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
