import type { Settings } from '../../model/settings.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { PauseControls } from '../shared/pause-controls.tsx';
import { t } from '../shared/text.ts';
import { Schedule } from './schedule.tsx';

/** The switch and the pause buttons of background checks, and links to the dashboard. */
export function Footer({ settings, now }: { readonly settings: Settings; readonly now: number }) {
  return (
    <footer>
      <Schedule settings={settings} />
      {settings.background && <PauseControls settings={settings} now={now} />}
      <nav class="pages" aria-label={t('routes_list')}>
        <DashboardLink route="" action="open-dashboard">
          {t('open_dashboard')}
        </DashboardLink>
        <DashboardLink route="/share" action="share">
          {t('share')}
        </DashboardLink>
        <DashboardLink route="/settings" action="open-settings">
          {t('route_settings')}
        </DashboardLink>
        <DashboardLink route="/help" action="open-help">
          {t('route_help')}
        </DashboardLink>
      </nav>
    </footer>
  );
}
