import { Link } from 'wouter-preact';
import { isQuiet } from '../../../catalogue/quiet-countries.ts';
import { intervals, type Settings } from '../../../model/settings.ts';
import { localHints } from '../../../platform/browser/hints.ts';
import { changeSettings } from '../../../platform/values/local-values.ts';
import { expectedBytes } from '../../../schedule/data-budget.ts';
import { chooseInterval, intervalCost, switchBackground } from '../../shared/background-checks.ts';
import { saverMegabytes } from '../../shared/check-button.tsx';
import { chosenServices } from '../../shared/chosen-services.ts';
import { now } from '../../shared/current/state.ts';
import { megabytes } from '../../shared/format.ts';
import { PauseControls } from '../../shared/pause-controls.tsx';
import { t } from '../../shared/text.ts';
import { ChoiceRow, SwitchRow } from './rows.tsx';

export function Checks({ settings }: { readonly settings: Settings }) {
  const { background, dataSaver, everyMinutes, quietBackground } = settings;
  const services = chosenServices(settings).length;
  return (
    <>
      <SwitchRow
        action="background"
        label={t('background')}
        hint={t('background_hint')}
        on={background}
        change={switchBackground}
      />
      <ChoiceRow
        action="every"
        label={t('background_every')}
        choices={intervals}
        chosen={everyMinutes}
        text={(minutes) => intervalCost(minutes, services, settings)}
        change={chooseInterval}
      />
      <Cost settings={settings} services={services} />
      {background && <PauseControls settings={settings} now={now.value} />}
      <SwitchRow
        action="data-saver"
        label={t('data_saver')}
        hint={t('data_saver_hint', { megabytes: saverMegabytes })}
        on={dataSaver}
        change={(on) => changeSettings({ dataSaver: on })}
      />
      <SwitchRow
        action="quiet-checks"
        label={t('quiet_checks')}
        hint={t('quiet_checks_hint')}
        on={isQuiet(settings, localHints().timeZone)}
        change={(on) => changeSettings({ quietChecks: on })}
      />
      <SwitchRow
        action="quiet-background"
        label={t('quiet_background')}
        hint={t('quiet_background_hint')}
        on={quietBackground}
        change={(on) => changeSettings({ quietBackground: on })}
      />
    </>
  );
}

/** What the chosen interval comes to in a month, beside the limit. */
function Cost({ settings, services }: { readonly settings: Settings; readonly services: number }) {
  const { everyMinutes, monthlyMegabytes: limit } = settings;
  const cost = megabytes(expectedBytes(everyMinutes, services));
  return (
    <p class="quiet cost" data-cost={cost}>
      {t(cost > limit ? 'schedule_cost_over' : 'schedule_cost', { cost, limit })}{' '}
      <Link href="/settings/networks">{t('schedule_limit')}</Link>
    </p>
  );
}
