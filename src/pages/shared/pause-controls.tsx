import { isPaused, type Settings } from '../../model/settings.ts';
import { changeSettings } from '../../platform/values/local-values.ts';
import { Button } from './button.tsx';
import { moment } from './format.ts';
import { t } from './text.ts';

const hourMs = 60 * 60_000;
const morningHour = 6;

/** Pauses and resumes background checks with one click. */
export function PauseControls({ settings, now }: { readonly settings: Settings; readonly now: number }) {
  const { pausedUntil } = settings;
  if (pausedUntil === undefined || !isPaused(settings, now)) {
    return (
      <div class="line pause">
        <span class="quiet">{t('pause')}</span>
        <PauseButton length="hour" text={t('pause_hour')} until={() => Date.now() + hourMs} />
        <PauseButton length="tomorrow" text={t('pause_tomorrow')} until={() => tomorrowMorning(new Date())} />
        <PauseButton length="person-resumes" text={t('pause_resumed')} until={() => 'person-resumes'} />
      </div>
    );
  }
  return (
    <div class="line pause">
      <span class="quiet">
        {pausedUntil === 'person-resumes' ? t('paused_open') : t('paused_until', { when: moment(pausedUntil, now) })}
      </span>
      <Button action="resume" look="small" text={t('resume')} press={resume} />
    </div>
  );
}

interface PauseButtonProps {
  readonly length: string;
  readonly text: string;
  readonly until: () => NonNullable<Settings['pausedUntil']>;
}

function PauseButton({ length, text, until }: PauseButtonProps) {
  return (
    <Button
      action="pause"
      look="small"
      text={text}
      data-pause={length}
      press={() => changeSettings({ pausedUntil: until() })}
    />
  );
}

function tomorrowMorning(today: Date): number {
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, morningHour).getTime();
}

async function resume(): Promise<void> {
  await changeSettings({ pausedUntil: undefined, backgroundSince: Date.now() });
}
