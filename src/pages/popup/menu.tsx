import './menu.css';
import { isQuiet } from '../../catalogue/quiet-countries.ts';
import { intervals, type Settings } from '../../model/settings.ts';
import { localHints, savesData } from '../../platform/browser/hints.ts';
import { chooseInterval, intervalCost, switchBackground } from '../shared/background-checks.ts';
import { checkMegabytes, saverMegabytes } from '../shared/check-button.tsx';
import { CheckKind } from '../shared/check-kind.tsx';
import { chosenServices } from '../shared/chosen-services.ts';
import { Select, Switch } from '../shared/controls.tsx';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { DeleteEverything } from '../shared/delete-everything.tsx';
import { PauseControls } from '../shared/pause-controls.tsx';
import { t } from '../shared/text.ts';

export interface MenuProps {
  readonly settings: Settings;
  readonly now: number;
}

const pages = [
  { route: '', action: 'open-dashboard', text: 'open_dashboard' },
  { route: '/evidence', action: 'evidence', text: 'proof_title' },
  { route: '/share', action: 'share', text: 'share' },
  { route: '/compare', action: 'compare', text: 'compare_title' },
  { route: '/settings', action: 'open-settings', text: 'route_settings' },
  { route: '/help', action: 'open-help', text: 'route_help' },
] as const;

/** Everything that is not about the result: the other pages, background checks, and the button that deletes everything. */
export function Menu({ settings, now }: MenuProps) {
  const isSmall = settings.dataSaver || savesData() || isQuiet(settings, localHints().timeZone);
  const megabytes = isSmall ? saverMegabytes : checkMegabytes;
  return (
    <details class="menu">
      <summary class="bare" aria-label={t('menu_more')}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <circle cx="3" cy="8" r="1.5" />
          <circle cx="8" cy="8" r="1.5" />
          <circle cx="13" cy="8" r="1.5" />
        </svg>
      </summary>
      <div class="menu-items">
        <nav class="pages" aria-label={t('routes_list')}>
          {pages.map(({ route, action, text }) => (
            <DashboardLink key={route} route={route} action={action} text={t(text)} />
          ))}
        </nav>
        <CheckKind settings={settings} />
        <Schedule settings={settings} />
        {settings.background && <PauseControls settings={settings} now={now} />}
        <p class="check-size quiet">{t('check_size', { megabytes })}</p>
        <DeleteEverything quiet />
      </div>
    </details>
  );
}

/** The switch of background checks and their interval. */
function Schedule({ settings }: { readonly settings: Settings }) {
  const { background, everyMinutes } = settings;
  const services = chosenServices(settings).length;
  return (
    <div class="line schedule">
      <Switch action="background" on={background} change={switchBackground}>
        {t('background')}
      </Switch>
      {background && (
        <Select
          action="every"
          label={t('background_every')}
          choices={intervals}
          chosen={everyMinutes}
          text={(minutes) => intervalCost(minutes, services, settings)}
          change={chooseInterval}
        />
      )}
    </div>
  );
}
