import type { Service } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { AccessNote, CheckButton, checkMegabytes, PrivateNote } from './check-button.tsx';
import { CheckKind } from './check-kind.tsx';
import { FirstChoice } from './first-choice.tsx';
import { sentences } from './format.ts';
import { t } from './text.ts';
import { riskTexts } from './texts-of-stores.ts';

interface Props {
  readonly services: readonly Service[];
  readonly settings: Settings;
  /** Match patterns that the browser will ask for. */
  readonly missing: readonly string[];
  readonly onPress: () => void;
}

/** What the first check does, who can see it, what the browser will ask, and the button, in this order. */
export function FirstCheck({ services, settings, missing, onPress }: Props) {
  return (
    <div class="first-check">
      <p>{sentences([t('first_run_what'), t('risk_seen')])}</p>
      <p class="risk">
        <strong>{t('risk_nothing_sent')}</strong>
        {sentences(['', ...riskTexts.map((key) => t(key))])}
      </p>
      <FirstChoice chosen={services} />
      <div class="line start">
        <AccessNote missing={missing} />
        <CheckButton onPress={onPress} />
        <span class="quiet">{t('check_size', { megabytes: checkMegabytes })}</span>
        <PrivateNote />
      </div>
      <CheckKind settings={settings} />
    </div>
  );
}
