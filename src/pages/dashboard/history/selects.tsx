import { knownServices } from '../../../catalogue/known-services.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import { isProblem, type ServiceState, serviceStates } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { t, textKey } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';

interface ServiceProps {
  readonly value: ServiceId | undefined;
  readonly settings: Settings;
  readonly onChoose: (id: ServiceId | undefined) => void;
}

export function ServiceSelect({ value, settings, onChoose }: ServiceProps) {
  return (
    <label class="filter">
      {t('filter_service')}
      <select
        {...unsaved}
        data-action="service"
        value={value ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      >
        <option value="">{t('filter_all')}</option>
        {knownServices(settings, catalogue.value).map(({ id, name }) => (
          <option key={id} value={id} lang="">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface StateProps {
  readonly value: readonly ServiceState[] | undefined;
  readonly onChoose: (states: readonly ServiceState[] | undefined) => void;
}

const anyProblem = serviceStates.filter(isProblem);

export function StateSelect({ value, onChoose }: StateProps) {
  const choose = (text: string) => {
    const state = serviceStates.find((one) => one === text);
    onChoose(text === 'problem' ? anyProblem : state && [state]);
  };
  return (
    <label class="filter">
      {t('filter_state')}
      <select
        {...unsaved}
        data-action="state"
        value={value === undefined ? '' : value.length > 1 ? 'problem' : value[0]}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('filter_all')}</option>
        <option value="problem">{t('state_any_problem')}</option>
        {serviceStates.map((state) => (
          <option key={state} value={state}>
            {t(textKey('state', state))}
          </option>
        ))}
      </select>
    </label>
  );
}
