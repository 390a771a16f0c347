import type { Settings } from '../core/settings.ts';
import { openTab } from '../platform/open-page.ts';
import { t } from '../ui/text.ts';
import { PauseControls } from './pause-controls.tsx';
import { Schedule } from './schedule.tsx';

/** Background checks: off until switched on here, and put to rest with one click; and the way to all results. */
export function Footer({ settings, now }: { readonly settings: Settings; readonly now: number }) {
  return (
    <footer>
      <Schedule settings={settings} />
      {settings.background && <PauseControls settings={settings} now={now} />}
      <button
        type="button"
        class="button button-small"
        data-action="open-dashboard"
        onClick={() => void openDashboard()}
      >
        {t('open_dashboard')}
      </button>
    </footer>
  );
}

/** In Firefox for Android a tab opens behind the popup, which therefore goes. */
async function openDashboard(): Promise<void> {
  await openTab('dashboard');
  window.close();
}
