import { intervals, type Settings } from '../core/settings.ts';
import { changeSettings } from '../platform/local-values.ts';
import { plural, t } from '../ui/text.ts';

/** The switch of background checks and how often they run. */
export function Schedule({ settings }: { readonly settings: Settings }) {
  const { background, everyMinutes } = settings;
  return (
    <div class="schedule">
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          data-action="background"
          checked={background}
          aria-checked={background}
          onChange={(event) => void switchBackground(event.currentTarget.checked)}
        />
        {t('background')}
      </label>
      {background && (
        <select
          data-action="every"
          aria-label={t('background_every')}
          value={everyMinutes}
          onChange={(event) => void choose(Number(event.currentTarget.value))}
        >
          {intervals.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes < 60 ? plural('every_minutes', minutes) : plural('every_hours', minutes / 60)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

async function switchBackground(on: boolean): Promise<void> {
  await changeSettings({
    background: on,
    backgroundSince: on ? Date.now() : undefined,
    pausedUntil: undefined,
  });
}

async function choose(minutes: number): Promise<void> {
  const everyMinutes = intervals.find((interval) => interval === minutes);
  // Since now, or checks of a longer interval would at once count as missed.
  if (everyMinutes) await changeSettings({ everyMinutes, backgroundSince: Date.now() });
}
