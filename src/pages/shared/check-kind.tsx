import { isQuiet } from '../../catalogue/quiet-countries.ts';
import type { Settings } from '../../model/settings.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { t } from './text.ts';
import { unsaved } from './unsaved.tsx';

/** The choice between a quick check and a quiet one, in one line. */
export function CheckKind({ settings }: { readonly settings: Settings }) {
  return (
    <select
      {...unsaved}
      class="check-kind"
      data-action="check-kind"
      aria-label={t('check_kind')}
      value={isQuiet(settings, localHints().timeZone) ? 'quiet' : 'quick'}
      onChange={(event) => void changeSettings({ quietChecks: event.currentTarget.value === 'quiet' })}
    >
      <option value="quick">{t('check_quick')}</option>
      <option value="quiet">{t('check_quiet')}</option>
    </select>
  );
}
