import { fullChecks, intervals, type Settings } from '../../../model/settings.ts';
import { changeSettings } from '../../../platform/values/local-values.ts';
import { expectedBytes } from '../../../schedule/data-budget.ts';
import { chooseInterval, intervalText, switchBackground } from '../../shared/background-checks.ts';
import { fullMegabytes } from '../../shared/check-button.tsx';
import { chosenServices } from '../../shared/chosen-services.ts';
import { now } from '../../shared/current/state.ts';
import { PauseControls } from '../../shared/pause-controls.tsx';
import { plural, t } from '../../shared/text.ts';
import { ChoiceRow } from './choice-row.tsx';
import { megabytes } from './megabytes.ts';
import { SwitchRow } from './switch-row.tsx';

export function Checks({ settings }: { readonly settings: Settings }) {
  const { background, everyMinutes, fullEvery } = settings;
  const expected = megabytes(expectedBytes(settings, chosenServices(settings).length));
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
        hint={t('background_cost', { megabytes: expected })}
        choices={intervals}
        chosen={everyMinutes}
        text={intervalText}
        change={chooseInterval}
      />
      <ChoiceRow
        action="full-every"
        label={t('full_every')}
        hint={t('full_every_hint', { megabytes: fullMegabytes })}
        choices={fullChecks}
        chosen={fullEvery}
        text={(count) => (count === 0 ? t('full_every_none') : plural('full_every', count))}
        change={(chosen) => changeSettings({ fullEvery: chosen })}
      />
      {background && <PauseControls settings={settings} now={now.value} />}
    </>
  );
}
