import '../shared/first-choice.css';
import { CheckButton, PrivateNote } from '../shared/check-button.tsx';
import { CheckKind } from '../shared/check-kind.tsx';
import { startCheck } from '../shared/current/actions.ts';
import type { View } from '../shared/current/view.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { FirstChoice } from '../shared/first-choice.tsx';
import { plural, t } from '../shared/text.ts';

export interface FirstRunProps {
  readonly view: View;
}

/**
 * Shown before the first check: one sentence of what it does, one of the risk, what the browser will ask, and the button.
 * The headline says what it is for.
 */
export function FirstRun({ view: { services, missing, settings } }: FirstRunProps) {
  return (
    <div class="first-run first-check">
      <p>{t('first_what')}</p>
      <p class="risk">{t('first_risk')}</p>
      <details class="first-services">
        <summary>{plural('first_count', services.length)}</summary>
        <FirstChoice chosen={services} />
      </details>
      {missing.length > 0 && <p class="access-note quiet">{t('first_access')}</p>}
      <CheckKind settings={settings} />
      <div class="line start">
        <CheckButton onPress={() => void startCheck(missing)} />
        <DashboardLink route="/help/privacy" action="what-others-see" text={t('what_others_see')} />
        <PrivateNote />
      </div>
    </div>
  );
}
