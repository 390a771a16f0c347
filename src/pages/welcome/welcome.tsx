import { useState } from 'preact/hooks';
import { pageAddress } from '../../platform/browser/open-page.ts';
import { Brand } from '../shared/brand.tsx';
import { checkNow } from '../shared/check-now.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { FirstCheck } from '../shared/first-check.tsx';
import { LanguageChoice } from '../shared/language-choice.tsx';
import { t } from '../shared/text.ts';
import { ExampleResult } from './example-result.tsx';
import { planned } from './planned.ts';

interface Props {
  /** Undefined if the browser does not say. */
  readonly inToolbar: boolean | undefined;
}

/** Shown after installation: what a check does, who can see it, what it finds, and the button. */
export function Welcome({ inToolbar }: Props) {
  const { services, settings, missing } = planned.value;
  const [failed, setFailed] = useState(false);
  const start = () => {
    checkNow(missing).then(showResults, () => setFailed(true));
  };
  return (
    <main>
      <div class="line top">
        <p class="brand">
          <Brand size={32} />
          {t('appName')}
        </p>
        <LanguageChoice languageOnly />
      </div>
      <h1>{t('headline_first_run')}</h1>
      <div class="begin">
        <FirstCheck services={services} settings={settings} missing={missing} onPress={start} />
        {failed && <p role="alert">{t('problem_ask')}</p>}
      </div>
      <ExampleResult />
      <div class="after quiet">
        <p>{t('welcome_quiet')}</p>
        {!inToolbar && <p class="pin">{t('welcome_pin')}</p>}
        <p class="more">
          <DashboardLink route="/help/privacy" action="what-others-see" look="lone-link" text={t('what_others_see')} />
          <DashboardLink route="/settings" action="open-settings" look="lone-link" text={t('route_settings')} />
        </p>
      </div>
    </main>
  );
}

/** Opens the popup's page in this tab, which shows the progress of the check. */
function showResults() {
  location.assign(pageAddress('popup'));
}
