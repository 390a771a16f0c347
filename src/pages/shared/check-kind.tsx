import './first-choice.css';
import { isQuiet } from '../../catalogue/quiet-countries.ts';
import type { Settings } from '../../model/settings.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { t } from './text.ts';
import { unsaved } from './unsaved.tsx';

/** The choice between a quick check and a quiet one. */
export function CheckKind({ settings }: { readonly settings: Settings }) {
  const quiet = isQuiet(settings, localHints().timeZone);
  return (
    <div class="choices" role="radiogroup" aria-label={t('check_kind')}>
      <Kind
        name="quick"
        on={!quiet}
        text={t('check_quick')}
        choose={() => void changeSettings({ quietChecks: false })}
      />
      <Kind name="quiet" on={quiet} text={t('check_quiet')} choose={() => void changeSettings({ quietChecks: true })} />
    </div>
  );
}

interface KindProps {
  readonly name: string;
  readonly on: boolean;
  readonly text: string;
  readonly choose: () => void;
}

function Kind({ name, on, text, choose }: KindProps) {
  return (
    <label class="choice">
      <input {...unsaved} type="radio" name="check-kind" data-action={`check-${name}`} checked={on} onChange={choose} />
      {text}
    </label>
  );
}
