import type { Settings } from '../../model/settings.ts';
import { DeleteEverything } from '../shared/delete-everything.tsx';
import { PauseControls } from '../shared/pause-controls.tsx';
import { Schedule } from './schedule.tsx';

export interface FooterEndProps {
  readonly settings: Settings;
  readonly now: number;
}

/** Background checks with the buttons that pause them, and the button that deletes everything. */
export function FooterEnd({ settings, now }: FooterEndProps) {
  return (
    <>
      <Schedule settings={settings} />
      {settings.background && <PauseControls settings={settings} now={now} />}
      <DeleteEverything quiet />
    </>
  );
}
