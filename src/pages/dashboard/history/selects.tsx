import { knownServices } from '../../../catalogue/known-services.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import { isProblem, type ServiceState, serviceStates } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { Select } from '../../shared/controls.tsx';
import { t, textKey } from '../../shared/text.ts';

interface ServiceProps {
  readonly value: ServiceId | undefined;
  readonly settings: Settings;
  readonly onChoose: (id: ServiceId | undefined) => void;
}

export function ServiceSelect({ value, settings, onChoose }: ServiceProps) {
  const services = knownServices(settings, catalogue.value);
  return (
    <label class="line filter">
      {t('filter_service')}
      <Select
        action="service"
        choices={[undefined, ...services.map(({ id }) => id)]}
        chosen={value}
        text={(id) => services.find((one) => one.id === id)?.name ?? t('filter_all')}
        isName={(id) => id !== undefined}
        change={onChoose}
      />
    </label>
  );
}

interface StateProps {
  readonly value: readonly ServiceState[] | undefined;
  readonly onChoose: (states: readonly ServiceState[] | undefined) => void;
}

const anyProblem = serviceStates.filter(isProblem);

export function StateSelect({ value, onChoose }: StateProps) {
  return (
    <label class="line filter">
      {t('filter_state')}
      <Select
        action="state"
        choices={[undefined, 'problem', ...serviceStates]}
        chosen={value && value.length > 1 ? 'problem' : value?.[0]}
        text={stateText}
        change={(choice) => onChoose(choice === 'problem' ? anyProblem : choice && [choice])}
      />
    </label>
  );
}

function stateText(choice: ServiceState | 'problem' | undefined): string {
  if (choice === undefined) return t('filter_all');
  return choice === 'problem' ? t('state_any_problem') : t(textKey('state', choice));
}
