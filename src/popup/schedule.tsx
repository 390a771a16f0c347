import { intervals, type Settings } from '../core/settings.ts';
import { chooseInterval, intervalText, switchBackground } from '../ui/background-checks.ts';
import { t } from '../ui/text.ts';

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
          onChange={(event) => void chooseInterval(Number(event.currentTarget.value))}
        >
          {intervals.map((minutes) => (
            <option key={minutes} value={minutes}>
              {intervalText(minutes)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
