import { useState } from 'preact/hooks';
import { pageAddress } from '../../platform/browser/open-page.ts';
import { AccessNote } from '../shared/access-note.tsx';
import { Brand } from '../shared/brand.tsx';
import { CheckButton, checkMegabytes } from '../shared/check-button.tsx';
import { checkNow } from '../shared/check-now.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { LanguageChoice } from '../shared/language-choice.tsx';
import { PrivateNote } from '../shared/private-note.tsx';
import { RiskText } from '../shared/risk-text.tsx';
import { t } from '../shared/text.ts';
import { planned } from './planned.ts';

interface Props {
  /** Undefined if the browser does not say. */
  readonly inToolbar: boolean | undefined;
}

/** Shown after installation: what Reachable does, what a check reveals, and the button. */
export function Welcome({ inToolbar }: Props) {
  const { services, missing } = planned.value;
  const [failed, setFailed] = useState(false);
  const start = () => {
    checkNow(missing).then(showResults, () => setFailed(true));
  };
  return (
    <main>
      <div class="top">
        <Brand size={48} />
        <LanguageChoice languageOnly />
      </div>
      <h1>{t('welcome_title')}</h1>
      <p>{t('first_run_what')}</p>
      <RiskText services={services} />
      <div class="start">
        <CheckButton onPress={start} />
        <span class="quiet">{t('check_size', { megabytes: checkMegabytes })}</span>
      </div>
      {failed && <p role="alert">{t('problem_ask')}</p>}
      <AccessNote missing={missing} />
      <PrivateNote />
      <p class="quiet">{t('welcome_quiet')}</p>
      {!inToolbar && <p class="pin">{t('welcome_pin')}</p>}
      <p class="more">
        <DashboardLink route="/help/privacy" action="what-others-see">
          {t('what_others_see')}
        </DashboardLink>
        <DashboardLink route="/settings" action="open-settings">
          {t('route_settings')}
        </DashboardLink>
      </p>
    </main>
  );
}

/** Opens the popup's page in this tab, which shows the progress of the check. */
function showResults() {
  location.assign(pageAddress('popup'));
}
