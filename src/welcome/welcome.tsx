import { useState } from 'preact/hooks';
import { extension } from '../platform/browser.ts';
import { AccessNote } from '../ui/access-note.tsx';
import { Brand } from '../ui/brand.tsx';
import { CheckButton, quickMegabytes } from '../ui/check-button.tsx';
import { checkNow } from '../ui/check-now.ts';
import { DashboardLink } from '../ui/dashboard-link.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { PrivateNote } from '../ui/private-note.tsx';
import { RiskText } from '../ui/risk-text.tsx';
import { t } from '../ui/text.ts';
import { planned } from './planned.ts';

interface Props {
  /** Undefined where the browser does not tell. */
  readonly inToolbar: boolean | undefined;
}

/** One screen after installing: what it does, what a check gives away, and the button. */
export function Welcome({ inToolbar }: Props) {
  const { services, missing } = planned.value;
  const [failed, setFailed] = useState(false);
  const start = () => {
    checkNow('quick', missing).then(showResults, () => setFailed(true));
  };
  return (
    <main>
      <div class="top">
        <Brand size={48} />
        <LanguageChoice languageOnly />
      </div>
      <h1>{t('welcome_title')}</h1>
      <RiskText services={services} />
      <div class="start">
        <CheckButton onPress={start} />
        <DashboardLink route="/settings/apps" action="choose-apps">
          {t('choose_apps')}
        </DashboardLink>
        <span class="quiet">{t('check_size', { megabytes: quickMegabytes })}</span>
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

/** The popup's page shows the check as it goes on; in a tab it does so too. */
function showResults() {
  location.assign(extension.runtime.getURL('src/popup/index.html'));
}
