import { intervals, type Settings } from '../../../model/settings.ts';
import { expectedBytes } from '../../../schedule/data-budget.ts';
import { chooseInterval, intervalText, switchBackground } from '../../shared/background-checks.ts';
import { chosenServices } from '../../shared/chosen-services.ts';
import { now } from '../../shared/current/state.ts';
import { PauseControls } from '../../shared/pause-controls.tsx';
import { t } from '../../shared/text.ts';
import { ChoiceRow } from './choice-row.tsx';
import { megabytes } from './megabytes.ts';
import { SwitchRow } from './switch-row.tsx';

export function Checks({ settings }: { readonly settings: Settings }) {
  const { background, everyMinutes } = settings;
  const expected = megabytes(expectedBytes(everyMinutes, chosenServices(settings).length));
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
      {background && <PauseControls settings={settings} now={now.value} />}
    </>
  );
}
