import { intervals, type Settings } from '../../model/settings.ts';
import { chooseInterval, intervalCost, switchBackground } from '../shared/background-checks.ts';
import { chosenServices } from '../shared/chosen-services.ts';
import { Switch } from '../shared/switch.tsx';
import { t } from '../shared/text.ts';
import { unsaved } from '../shared/unsaved.tsx';

/** The switch of background checks and their interval. */
export function Schedule({ settings }: { readonly settings: Settings }) {
  const { background, everyMinutes } = settings;
  const services = chosenServices(settings).length;
  return (
    <div class="schedule">
      <Switch action="background" on={background} change={switchBackground}>
        {t('background')}
      </Switch>
      {background && (
        <select
          {...unsaved}
          data-action="every"
          aria-label={t('background_every')}
          value={everyMinutes}
          onChange={(event) => void chooseInterval(Number(event.currentTarget.value))}
        >
          {intervals.map((minutes) => (
            <option key={minutes} value={minutes}>
              {intervalCost(minutes, services, settings)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
