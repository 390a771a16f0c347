import { problem } from '../../shared/current/actions.ts';
import { view } from '../../shared/current/state.ts';
import { t, textKey } from '../../shared/text.ts';

/** Errors that keep the settings from taking effect. */
export function Problems() {
  const failed = problem.value;
  const store = view.value?.storeProblem;
  return (
    <div class="problems" role="status">
      {failed && (
        <p class="note">
          {t(failed.text)} {failed.detail && <code dir="ltr">{failed.detail}</code>}
        </p>
      )}
      {store && <p class="note">{t(textKey('store', store))}</p>}
      {view.value?.settingsLost && <p class="note">{t('note_settings_lost')}</p>}
    </div>
  );
}
