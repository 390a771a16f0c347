import { CheckBar } from '../shared/current/check-bar.tsx';
import type { View } from '../shared/current/view.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { RiskText } from '../shared/risk-text.tsx';
import { t } from '../shared/text.ts';

/** Shown before the first check: what it does, what it reveals, and the button. */
export function FirstRun({ view }: { readonly view: View }) {
  return (
    <div class="first-run">
      <RiskText services={view.services} />
      <CheckBar missing={view.missing} />
      <p>
        <DashboardLink route="/settings/apps" action="choose-apps">
          {t('choose_apps')}
        </DashboardLink>
      </p>
    </div>
  );
}
