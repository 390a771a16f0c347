import { expectedBytes } from '../../core/data-use.ts';
import { fullChecks, intervals, type Settings } from '../../core/settings.ts';
import { changeSettings } from '../../platform/local-values.ts';
import { chooseInterval, intervalText, switchBackground } from '../../ui/background-checks.ts';
import { fullMegabytes } from '../../ui/check-button.tsx';
import { chosenServices } from '../../ui/chosen-services.ts';
import { now } from '../../ui/current/state.ts';
import { PauseControls } from '../../ui/pause-controls.tsx';
import { plural, t } from '../../ui/text.ts';
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
