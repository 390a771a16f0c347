import type { Settings } from '../core/settings.ts';
import { PauseControls } from './pause-controls.tsx';
import { Schedule } from './schedule.tsx';

/** Background checks: off until switched on here, and put to rest with one click. */
export function Footer({ settings, now }: { readonly settings: Settings; readonly now: number }) {
  return (
    <footer>
      <Schedule settings={settings} />
      {settings.background && <PauseControls settings={settings} now={now} />}
    </footer>
  );
}
